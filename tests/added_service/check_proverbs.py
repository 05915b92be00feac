"""The added service is met everywhere; run by `test_added_service.py` with `PREAU_SERVICES` set."""

import pytest
from django.utils import timezone
from tests.two_schools import actor, space_of

from preau.core.accounts.actions import open_account
from preau.core.accounts.models import AccountPerson
from preau.core.content.contributions import Counter, KeptData
from preau.core.content.models import Review
from preau.core.search.actions import rebuild
from preau.core.search.queries import found
from preau.core.spaces.actions import choose_rank
from preau.core.spaces.services import service_named
from preau.core.spaces.types import Rank, Role
from preau.kernel.jobs.worker import run_due_jobs
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
    held = AccountPerson.objects.filter(person=person).first()
    client.force_login(held.account if held else open_account(person, password="trois radis violets"))
    return client.get(address).text


def test_it_is_a_service_of_classes(world):
    assert service_named("proverbs").url == "/proverbes/"


def test_its_page_shows_it_to_the_class_only(client, school, saying):
    assert "oiseau" in page(client, school.ines, "/proverbes/")
    assert "oiseau" not in page(client, school.noe, "/proverbes/")
    for space, there in ((space_of(school.ce1), True), (school.space, False)):
        assert ("oiseau" in page(client, school.thuy, f"/proverbes/?espace={space.uid}")) is there


def test_only_the_teacher_chooses(school):
    from proverbs.actions import choose

    samira = actor(school.samira)
    with within(samira.standing.scope), pytest.raises(Refused):
        choose(space_of(school.ce1), text=SAYING, actor=samira)


def test_search_finds_it_for_those_who_may_read_it(school, neighbour, saying):
    for person, titles in ((school.samira, ["Proverbes"]), (neighbour.eva, [])):
        someone = actor(person)
        with within(someone.standing.scope):
            assert [one.kind.title for one in found(someone, "OISÉAU")] == titles


def test_a_pupil_s_proverb_waits_then_is_found_once_a_teacher_accepted_it(client, school, neighbour):
    from proverbs.actions import choose

    diallo, ines = actor(school.mme_diallo), actor(school.ines)
    with within(diallo.standing.scope):
        choose_rank(
            space_of(school.ce1), service_named("proverbs"), Role.PUPIL, Rank.CONTRIBUTE, actor=diallo
        )
    with within(ines.standing.scope):
        choose(space_of(school.ce1), text=SAYING, actor=ines)
    run_due_jobs()
    assert "oiseau" not in page(client, school.thuy, "/proverbes/")
    assert "oiseau" not in page(client, neighbour.m_blanc, "/a-relire/")
    assert "1 texte d’élève à relire" in page(client, school.mme_diallo, "/accueil/")
    assert "oiseau" in page(client, school.mme_diallo, "/a-relire/")
    review = Review._base_manager.get()
    assert "oiseau" in page(client, school.mme_diallo, f"/a-relire/{review.uid}/")
    client.post(f"/a-relire/{review.uid}/", {"decision": "accepter"})
    run_due_jobs()
    assert "<mark>oiseau</mark>" in page(client, school.thuy, "/recherche/?q=oiseau")
    assert "publié" in page(client, school.ines, "/notifications/")


def test_its_class_may_switch_its_moderation_off(client, school):
    address = f"/espaces/{space_of(school.ce1).uid}/relecture/"
    assert "Proverbes" in page(client, school.mme_diallo, address)
    client.post(address, {"service": "proverbs"})
    assert "Arrêtée" in page(client, school.mme_diallo, address)


def test_the_index_made_anew_holds_it(saying):
    assert rebuild()["proverbs"] == 1


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
