"""Who reads the registries, and that they say what the manifests say."""

import pytest

from preau.core.accounts.actions import open_account


def page(client, person, address="/administration/registres/"):
    client.force_login(open_account(person, password="trois radis violets"))
    return client.get(address)


@pytest.mark.parametrize("name", ["claire", "ien", "dasen", "operator"])
def test_agents_read_what_every_service_declares(client, world, name):
    text = page(client, getattr(world.outside, name)).text
    for said in ("Actualités", "Mission d’intérêt public", "Actualités publiées", "Droits d’origine"):
        assert said in text


@pytest.mark.parametrize("name", ["ines", "samira", "mme_diallo", "mme_roy"])
def test_the_schools_do_not_learn_that_the_page_exists(client, school, name):
    assert page(client, getattr(school, name)).status_code == 404


def test_moderation_lists_the_services_that_pupils_write_in(client, world):
    text = page(client, world.outside.operator).text
    assert "Actualités" in text.split("Modération")[1]
