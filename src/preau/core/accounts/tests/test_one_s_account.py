"""One's own account: profiles, sessions, password, display, and the shell around the pages."""

from importlib import import_module

import pytest
from django.db import DatabaseError, connections
from django.test import Client

from preau.core.accounts.actions import keep_appearance, open_account
from preau.core.accounts.models import Account, AccountPerson
from preau.core.accounts.queries import with_credentials
from preau.core.accounts.sessions import GUARDIANS_STAY
from preau.kernel import scope
from preau.ui.appearance import COOKIE

PASSWORD = "trois radis violets"
PAGE = import_module("preau.core.accounts.views.me")


@pytest.fixture
def samira(school) -> Account:
    return open_account(school.samira, password=PASSWORD)


def browser(login: str = "samira.kaddour") -> Client:
    client = Client()
    assert client.post("/", {"login": login, "password": PASSWORD}).status_code == 302
    return client


def test_signing_out_everywhere_ends_the_other_browser(samira):
    here, there = browser(), browser()
    assert there.get("/moi/").status_code == 200
    assert here.post("/deconnexion/partout/").url == "/?sortie=partout"
    assert [client.get("/moi/").status_code for client in (here, there)] == [302, 302]


def test_signing_out_here_leaves_the_other_browser(samira):
    here, there = browser(), browser()
    here.post("/deconnexion/")
    assert [client.get("/moi/").status_code for client in (here, there)] == [302, 200]


@pytest.mark.parametrize("address", ["/deconnexion/", "/deconnexion/partout/"])
def test_a_link_signs_nobody_out(samira, address):
    client = browser()
    assert client.get(address).status_code == 405
    assert client.get("/moi/").status_code == 200


def test_changing_one_s_password_keeps_this_browser_only(samira):
    here, there = browser(), browser()
    here.post("/moi/", {"current": PASSWORD, "password": "quatre navets roses"})
    assert [client.get("/moi/").status_code for client in (here, there)] == [200, 302]
    assert with_credentials("samira.kaddour", "quatre navets roses")


def test_a_password_is_not_changed_without_the_present_one_nor_guessed_from_inside(samira):
    client = browser()
    answers = [
        client.post("/moi/", {"current": f"faux {n}", "password": "quatre navets roses"}).status_code
        for n in range(7)
    ]
    assert answers == [422] * 6 + [429]
    assert with_credentials("samira.kaddour", PASSWORD)


def test_a_pupil_changes_to_a_pupil_s_password(school):
    open_account(school.ines, password=PASSWORD)
    client = browser("ines.kaddour")
    assert client.post("/moi/", {"current": PASSWORD, "password": "radis roses"}).status_code == 302


def test_one_account_acts_as_one_of_its_persons_at_a_time(school, neighbour, samira):
    AccountPerson.objects.create(account=samira, person=neighbour.m_blanc)
    client = browser()
    assert "Personnel" in client.get("/profil/").text
    assert client.post("/profil/", {"personne": neighbour.m_blanc.uid}).url == "/accueil/"
    acting = client.get("/moi/").wsgi_request.actor
    assert acting.person == neighbour.m_blanc
    assert acting.standing.schools == {neighbour.school.pk}


def test_nobody_takes_a_stranger_s_profile(school, neighbour, samira):
    client = browser()
    for taken in (neighbour.eva.uid, school.mme_roy.uid, "", "x"):
        assert client.post("/profil/", {"personne": taken}).status_code == 404
    assert client.get("/moi/").wsgi_request.actor.person == school.samira


def test_a_profile_that_left_the_account_no_longer_acts(school, neighbour, samira):
    joined = AccountPerson.objects.create(account=samira, person=neighbour.m_blanc)
    client = browser()
    client.post("/profil/", {"personne": neighbour.m_blanc.uid})
    joined.delete()
    assert client.get("/moi/").wsgi_request.actor.person == school.samira


def test_a_page_is_made_within_the_scope_of_who_asks(school, samira, monkeypatch):
    seen = []
    monkeypatch.setattr(PAGE, "full_name", lambda _: seen.append(scope.current()))
    browser().get("/moi/")
    assert seen == [scope.Schools.of([school.school.pk])]
    assert scope.current() is None


def test_a_page_of_somebody_is_kept_by_no_device(samira):
    assert browser().get("/moi/")["Cache-Control"] == "private, no-store"


def test_guardians_stay_signed_in_on_their_telephone_and_others_until_the_browser_closes(school, samira):
    open_account(school.ines, password=PASSWORD)
    open_account(school.mme_diallo, password=PASSWORD)
    stays = {
        login: browser(login).cookies["sessionid"]["max-age"]
        for login in ("samira.kaddour", "ines.kaddour", "awa.diallo")
    }
    assert stays == {"samira.kaddour": GUARDIANS_STAY, "ines.kaddour": "", "awa.diallo": ""}


def test_a_display_follows_from_device_to_device(samira):
    browser().post("/reglages/", {"theme": "dark"})
    elsewhere = browser()
    assert elsewhere.cookies[COOKIE].value == "theme=dark"
    assert 'data-theme="dark"' in elsewhere.get("/moi/").text
    assert "Ils vous suivent d’un appareil à l’autre" in elsewhere.get("/reglages/").text


def test_going_back_to_the_usual_display_follows_too(samira):
    keep_appearance(samira, "theme=dark")
    browser().post("/reglages/", {"restore": "1"})
    assert COOKIE not in browser().cookies


def test_signing_out_takes_one_s_display_away_from_a_shared_device(samira):
    keep_appearance(samira, "font=opendyslexic")
    client = browser()
    client.post("/deconnexion/")
    assert client.cookies[COOKIE].value == ""


def test_a_visitor_s_display_is_kept_for_nobody(client, samira):
    saved = client.post("/reglages/", {"theme": "dark"}, follow=True)
    samira.refresh_from_db()
    assert "Ils sont gardés sur cet appareil" in saved.text
    assert samira.appearance == ""


@pytest.mark.parametrize("address", ["/", "/activation/", "/moi/", "/profil/", "/bienvenue/"])
def test_reading_writes_nothing(samira, address):
    """The connection refuses to write on GET (kernel): a page that tried would fail."""
    client = browser()
    assert client.get(address, follow=True).status_code == 200


def test_the_connection_does_refuse(samira, monkeypatch):
    def write(*_: object) -> None:
        with connections["default"].cursor() as cursor:
            cursor.execute("UPDATE accounts_account SET appearance = 'x'")

    client = browser()
    monkeypatch.setattr(PAGE, "full_name", write)
    with pytest.raises(DatabaseError):
        client.get("/moi/")


def test_the_menu_offers_another_profile_only_to_whoever_has_one(school, neighbour, samira):
    assert "Changer de profil" not in browser().get("/moi/").text
    AccountPerson.objects.create(account=samira, person=neighbour.m_blanc)
    assert "Changer de profil" in browser().get("/moi/").text


def test_a_child_has_an_animal_and_an_adult_initials(school, samira):
    open_account(school.ines, password=PASSWORD)
    shells = [browser(login).get("/moi/").wsgi_request.shell for login in ("ines.kaddour", "samira.kaddour")]
    assert shells[0].person.portrait.animal
    assert shells[0].young
    assert shells[1].person.portrait.initials == "SK"
