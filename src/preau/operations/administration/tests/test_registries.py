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


@pytest.mark.parametrize("name", ["claire", "ien", "dasen", "operator"])
def test_agents_are_led_there_from_their_home(browse, world, name):
    assert 'href="/administration/registres/"' in browse(getattr(world.outside, name)).get("/accueil/").text


@pytest.mark.parametrize("name", ["samira", "mme_roy"])
def test_the_schools_are_led_to_nothing_of_it(browse, school, name):
    assert "/administration/" not in browse(getattr(school, name)).get("/accueil/").text
