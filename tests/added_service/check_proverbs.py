"""The added service is met everywhere; run by `test_added_service.py` with `PREAU_SERVICES` set."""

import pytest
from django.utils import timezone
from tests.two_schools import actor, space_of

from preau.core.accounts.actions import open_account
from preau.core.content.contributions import Counter, KeptData
from preau.core.search.queries import found
from preau.core.spaces.services import service_named
from preau.kernel.registry import contributions
from preau.kernel.rules import Refused
from preau.kernel.scope import within

SAYING = "Petit à petit, l’oiseau fait son nid"


@pytest.fixture
def saying(school):
    from proverbs.actions import choose

    diallo = actor(school.mme_diallo)
    with within(diallo.standing.scope):
        return choose(space_of(school.ce1), text=SAYING, actor=diallo)


def one(kind):
    return next(given for given in contributions(kind) if given.label == "proverbs")


def page(client, person, address):
    client.force_login(open_account(person, password="trois radis violets"))
    return client.get(address).text


def test_it_is_a_service_of_classes(world):
    assert service_named("proverbs").url == "/proverbes/"


def test_its_page_shows_it_to_the_class_only(client, school, saying):
    assert "oiseau" in page(client, school.ines, "/proverbes/")
    assert "oiseau" not in page(client, school.noe, "/proverbes/")


def test_only_the_teacher_chooses(school):
    from proverbs.actions import choose

    samira = actor(school.samira)
    with within(samira.standing.scope), pytest.raises(Refused):
        choose(space_of(school.ce1), text=SAYING, actor=samira)


def test_search_finds_it_for_those_who_may_read_it(school, neighbour, saying):
    for person, titles in ((school.samira, ["Proverbes"]), (neighbour.eva, [])):
        someone = actor(person)
        with within(someone.standing.scope):
            assert [group.title for group in found(someone, "oiseau")] == titles


def test_the_register_the_counters_and_the_export_know_it(client, world, school, neighbour, saying):
    text = page(client, world.outside.operator, "/administration/registres/")
    assert "Le proverbe choisi et par qui" in text
    assert "Proverbes choisis" in text
    assert one(Counter).count(school.school, timezone.localdate()) == 1
    assert one(Counter).count(neighbour.school, timezone.localdate()) == 0
    assert one(KeptData).export(school.mme_diallo) == [{"Proverbe": SAYING}]
    assert one(KeptData).erase(school.mme_diallo) == 1


def test_it_is_on_the_portal(client, school, saying):
    assert "Proverbes" in page(client, school.ines, "/accueil/")
