"""The pages of moderation, as each person meets them."""

import pytest
from tests.two_schools import space_of

from preau.communication.news.showing import readers_by_role
from preau.communication.news.tests.pupils import (
    as_,
    decide,
    review_of,
)
from preau.core.content.actions import accept, refuse
from preau.core.content.models import Review
from preau.core.content.types import ReviewState
from preau.kernel.rules import Refused


def test_the_pictures_wait_too(browse, world, school, neighbour, hamster):
    address = f"/actualites/{hamster.uid}/images/{hamster.pictures.get().picture.uid}/"
    expected = {"ines": 200, "mme_diallo": 200, "mme_roy": 200, "thuy": 404, "samira": 404, "m_petit": 404}
    for name, status in expected.items():
        assert browse(getattr(school, name)).get(address).status_code == status, name
    assert browse(neighbour.m_blanc).get(address).status_code == 404


def test_a_pupil_follows_their_text_from_page_to_page(browse, school, pupils_write):
    client = browse(school.ines)
    form = {"space": space_of(school.ce1).uid, "title": "Mon hamster", "body": "Il s’appelle Noisette."}
    address = client.post("/actualites/nouvelle/", form).url
    assert "Donner à relire" in client.get(address).text
    client.post(f"{address}publier/")
    page = client.get(address).text
    assert "Ta maîtresse ou ton maître va le relire" in page
    assert "Donner à relire" not in page
    assert "Donné à relire ·" in client.get("/actualites/").text
    assert 'class="prose pupil-content"' in page
    back = client.post(f"/a-relire/{Review._base_manager.get().uid}/reprendre/")
    assert back.url == address
    assert "Donner à relire" in client.get(address).text


def test_a_teacher_decides_from_the_queue(browse, school, neighbour, hamster):
    client = browse(school.mme_diallo)
    assert "Mon hamster" in client.get("/a-relire/").text
    address = f"/a-relire/{review_of(hamster).uid}/"
    page = client.get(address).text
    assert "Noisette" in page
    assert "/images/" in page
    assert client.post(address, {"decision": "renvoyer", "word": " "}).status_code == 422
    assert client.post(address, {"decision": "autre"}).status_code == 422
    assert client.post(address, {"decision": "renvoyer", "word": "Relis-toi."}).url == "/a-relire/"
    assert "Rien à relire" in client.get("/a-relire/").text
    decided = client.get(address).text
    assert "a répondu" in decided
    assert "Noisette" not in decided
    assert browse(neighbour.mme_faure).get(address).status_code == 404
    client = browse(school.ines)
    assert "Relis-toi." in client.get(f"/actualites/{hamster.uid}/").text


def test_who_answers_a_text_just_taken_back_is_told_so(browse, school, hamster):
    address = f"/a-relire/{review_of(hamster).uid}/"
    browse(school.ines).post(f"{address}reprendre/")
    page = browse(school.mme_diallo).post(address, {"decision": "accepter"})
    assert page.status_code == 200
    assert "Son auteur a repris ce texte." in page.text
    assert "déjà répondu" not in page.text
    with pytest.raises(Refused, match="a repris ce texte"):
        decide(school.mme_diallo, accept, hamster)


def test_who_answers_second_is_told_who_was_first(browse, school, hamster):
    decide(school.mme_roy, accept, hamster)
    page = browse(school.mme_diallo).post(f"/a-relire/{review_of(hamster).uid}/", {"decision": "accepter"})
    assert "a répondu" in page.text


def test_a_text_that_was_not_kept_has_no_readers_to_show(browse, school, hamster):
    decide(school.mme_diallo, refuse, hamster, "On ne se moque pas.")
    page = browse(school.ines).get(f"/actualites/{hamster.uid}/").text
    assert "On ne se moque pas." in page
    assert "Qui le verra" not in page
    assert "Jeter ce brouillon" in page


def test_names_of_readers_are_shown_where_all_are_known_only(school):
    ines, scope = as_(school.ines)
    with scope:
        team = next(one for one in readers_by_role(space_of(school.ce1), ines) if "Adultes" in str(one.label))
    assert team.count > 1
    assert team.names == []


def test_a_stranger_takes_back_nothing(browse, school, hamster):
    for person in (school.thuy, school.mme_diallo):
        answer = browse(person).post(f"/a-relire/{review_of(hamster).uid}/reprendre/")
        assert answer.status_code == 404
    assert review_of(hamster).state == ReviewState.WAITING


def test_the_page_of_the_switch_says_who_chose(browse, school):
    client = browse(school.mme_diallo)
    address = f"/espaces/{space_of(school.ce1).uid}/relecture/"
    assert "En marche" in client.get(address).text
    client.post(address, {"service": "news"})
    page = client.get(address).text
    assert "les élèves publient seuls" in page
    assert "l’a arrêtée" in page
    client.post(address, {"service": "news", "on": "oui"})
    assert "En marche" in client.get(address).text
    assert client.post(address, {"service": "rien"}).status_code == 404


def test_children_are_named_by_given_name_and_initial_but_to_the_team_and_their_parents(
    browse, school, hamster
):
    decide(school.mme_diallo, accept, hamster)
    address = f"/actualites/{hamster.uid}/"
    for name in ("minh", "thuy"):
        page = browse(getattr(school, name)).get(address).text
        assert "Inès K." in page
        assert "Inès Kaddour" not in page
    for name in ("mme_diallo", "samira"):
        assert "Inès Kaddour" in browse(getattr(school, name)).get(address).text
