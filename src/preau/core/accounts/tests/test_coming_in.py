"""Coming in with a login and a password, and what stands in the way."""

from datetime import timedelta

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher, make_password
from django.test import Client
from django.utils import timezone

from preau.config.settings import PASSWORD_HASHERS as SERVED_HASHERS
from preau.core.accounts.actions import disable, open_account
from preau.core.accounts.models import Account
from preau.core.accounts.queries import with_credentials
from preau.core.accounts.types import KEPT_AFTER_LEAVING
from preau.core.directory.models import Contact, Person

PASSWORD = "trois radis violets"
WRONG = "ne vont pas ensemble"


@pytest.fixture
def samira(school) -> Account:
    return open_account(school.samira, password=PASSWORD)


def sign_in(client, login="samira.kaddour", password=PASSWORD, **more):
    return client.post("/", {"login": login, "password": password, **more})


@pytest.mark.parametrize("address", ["/", "/activation/", "/deconnexion/", "/profil/", "/moi/"])
def test_another_site_sends_nothing_in_one_s_name(samira, address):
    client = Client(enforce_csrf_checks=True)
    client.force_login(samira)
    assert client.post(address, {"login": "samira.kaddour", "password": PASSWORD}).status_code == 403


def leave_school(person: Person, *, days_ago: int) -> None:
    Person._base_manager.filter(pk=person.pk).update(left_on=timezone.localdate() - timedelta(days=days_ago))


@pytest.mark.parametrize("typed", ["samira.kaddour", " Samira.Kaddour ", "sámira.kaddour", "samira. kaddour"])
def test_capitals_accents_and_spaces_of_a_login_do_not_count(client, samira, typed):
    response = sign_in(client, typed)
    assert (response.status_code, response.url) == (302, "/accueil/")
    assert client.get("/").url == "/accueil/"


def test_somebody_else_s_session_is_not_taken_over_by_signing_in(client, samira):
    """Fixation: whoever planted the session of a visitor does not hold the one of Samira."""
    client.get("/")
    planted = client.session
    planted["x"] = 1
    planted.save()
    client.cookies["sessionid"] = planted.session_key
    sign_in(client)
    attacker = Client()
    attacker.cookies["sessionid"] = planted.session_key
    assert attacker.get("/moi/").status_code == 302
    assert client.get("/moi/").status_code == 200


def refused(client, samira, school, case: str) -> str:
    """What one is told, without the login that the page gives back."""
    if case == "closed":
        disable(samira, actor=None)
    if case == "left":
        leave_school(school.samira, days_ago=KEPT_AFTER_LEAVING.days + 1)
    login = "personne.inconnue" if case == "unknown" else "samira.kaddour"
    response = sign_in(client, login, "mauvais" if case == "wrong" else PASSWORD)
    assert response.status_code == 422
    assert response.text.count(login) == 1
    words = response.text.replace(login, "")
    return words.replace(str(response.context["csrf_token"]), "")


CASES = ["unknown", "wrong", "closed", "left"]


@pytest.mark.parametrize("case", CASES)
def test_whatever_is_wrong_the_same_page_answers(client, samira, school, case):
    right_words = refused(Client(), samira, school, "unknown")
    assert refused(client, samira, school, case) == right_words
    assert WRONG in right_words


@pytest.mark.parametrize("case", CASES)
def test_whatever_is_wrong_one_hash_is_made(client, samira, school, case, monkeypatch):
    made, usual = [], MD5PasswordHasher.encode
    monkeypatch.setattr(MD5PasswordHasher, "encode", lambda *args: made.append(1) or usual(*args))
    refused(client, samira, school, case)
    assert made == [1]


def test_a_served_hash_takes_19_mebibytes_and_two_passes(settings):
    settings.PASSWORD_HASHERS = SERVED_HASHERS
    made = make_password("trois radis violets")
    assert made.startswith("argon2$argon2id$v=19$m=19456,t=2,p=1$")


def test_who_just_left_comes_in_and_is_nothing_anywhere(client, samira, school):
    leave_school(school.samira, days_ago=2)
    assert sign_in(client).status_code == 302
    assert client.get("/moi/").wsgi_request.actor.standing.schools == frozenset()


def test_who_left_long_ago_is_out_even_with_a_session(client, samira, school):
    sign_in(client)
    leave_school(school.samira, days_ago=KEPT_AFTER_LEAVING.days)
    assert client.get("/moi/").status_code == 302


def test_closing_an_account_ends_its_sessions(client, samira):
    sign_in(client)
    disable(samira, actor=None)
    assert client.get("/moi/").status_code == 302


def test_the_door_says_what_to_do_with_a_forgotten_login_or_password(client):
    page = client.get("/").text
    assert "Identifiant ou mot de passe oublié" in page
    assert "Demandez un nouveau code à l’école" in page


@pytest.mark.parametrize(
    ("proxies", "forwarded", "counted"),
    [
        (0, "203.0.113.9", "127.0.0.1"),
        (1, "198.51.100.1, 203.0.113.9", "203.0.113.9"),
        (2, "198.51.100.1, 203.0.113.9, 10.0.0.1", "203.0.113.9"),
        (1, "", "127.0.0.1"),
        (1, "2001:db8:1:2:3::4", "2001:db8:1:2::/64"),
    ],
)
def test_only_our_proxies_say_where_one_comes_from(rf, settings, proxies, forwarded, counted):
    from preau.core.accounts.http import address

    settings.PREAU_PROXIES = proxies
    assert address(rf.get("/", headers={"x-forwarded-for": forwarded})) == counted


@pytest.mark.parametrize(
    "elsewhere",
    ["https://mechant.example/", "//mechant.example/", "/\\mechant.example", "javascript:x", "moi"],
)
def test_one_never_lands_elsewhere_than_here(client, samira, elsewhere):
    assert sign_in(client, suite=elsewhere).url == "/accueil/"


def test_one_lands_where_one_was_going(client, samira):
    assert client.get("/moi/").url == "/?suite=%2Fmoi%2F"
    assert sign_in(client, suite="/moi/").url == "/moi/"


def test_a_part_of_a_page_sends_the_whole_page_to_sign_in(client, samira):
    page = {"HX-Request": "true", "HX-Current-URL": "http://testserver/annuaire/?q=a"}
    response = client.get("/moi/", headers=page)
    assert response.status_code == 401
    assert response["HX-Redirect"] == "/?suite=%2Fannuaire%2F%3Fq%3Da"


@pytest.mark.parametrize("nonsense", ["http://[", "http://[::1", "http://]/", "\x85", "//", "x" * 5000])
def test_a_page_that_says_nonsense_of_where_it_is_still_leads_to_sign_in(client, samira, nonsense):
    page = {"HX-Request": "true", "HX-Current-URL": nonsense}
    response = client.get("/moi/", headers=page)
    assert response.status_code == 401
    assert response["HX-Redirect"].startswith("/")


def test_an_address_that_two_parents_share_signs_nobody_in(client, school, samira):
    for person in (school.samira, school.karim):
        Contact._base_manager.create(person=person, email="famille@example.org")
    assert sign_in(client, "famille@example.org").status_code == 422


def test_a_login_is_drawn_from_names_and_numbered(school, samira):
    namesakes = [school.guardian("Sàmira", "KADDOUR") for _ in range(2)]
    logins = [open_account(each, password=PASSWORD).login for each in namesakes]
    assert logins == ["samira.kaddour2", "samira.kaddour3"]


def test_names_are_cut_and_what_no_keyboard_has_is_left_out(school):
    long, foreign = school.guardian("Jean-Éric", "D'" + "A" * 60), school.guardian("Σοφία", "李")
    assert open_account(long, password=PASSWORD).login == "jeaneric.d" + "a" * 29
    assert open_account(foreign, password=PASSWORD).login == "guardian"


def test_two_activations_at_the_same_moment_get_two_logins(school, samira, monkeypatch):
    drawn = iter(["samira.kaddour", "samira.kaddour2"])
    monkeypatch.setattr("preau.core.accounts.actions.free_login", lambda _: next(drawn))
    namesake = school.guardian("Samira", "KADDOUR")
    assert open_account(namesake, password=PASSWORD).login == "samira.kaddour2"


def test_signing_in_needs_one_query_for_an_unknown_login(school, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert with_credentials("personne.inconnue", "x") is None


@pytest.mark.parametrize("address", ["/", "/activation/"])
def test_a_form_sent_empty_is_told_first_what_is_missing(client, db, address):
    answer = client.post(address, {"login": "", "code": ""})
    assert answer.status_code == 422
    assert 'tabindex="-1" autofocus>' in answer.text
    assert "novalidate" in answer.text
    assert "À remplir." in answer.text
