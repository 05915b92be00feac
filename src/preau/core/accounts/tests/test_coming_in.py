"""Coming in: with a password, with a code, and what stands in the way."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from tests.two_schools import actor

from preau.core.accounts import throttle
from preau.core.accounts.actions import activate, disable, make_activation_code, open_account
from preau.core.accounts.agents import Post, create_agent
from preau.core.accounts.models import Account, AccountPerson, ActivationCode
from preau.core.accounts.queries import held_by, waiting_code, with_credentials
from preau.core.accounts.rules import may_have_account
from preau.core.accounts.types import KEPT_AFTER_LEAVING
from preau.core.directory.models import Contact, Person
from preau.kernel.rules import Refused

PASSWORD = "trois radis violets"
WRONG = "ne vont pas ensemble"


@pytest.fixture(autouse=True)
def fresh_buckets(db):
    cache.clear()


@pytest.fixture
def samira(school) -> Account:
    return open_account(school.samira, password=PASSWORD)


def sign_in(client, login="samira.kaddour", password=PASSWORD, **more):
    return client.post("/", {"login": login, "password": password, **more})


def test_the_right_login_and_password_lead_home(client, samira):
    response = sign_in(client, "Samira.Kaddour ")
    assert (response.status_code, response.url) == (302, "/accueil/")
    assert client.get("/").url == "/accueil/"


def test_the_session_changes_at_sign_in(client, samira):
    client.get("/")
    session = client.session
    session["x"] = 1
    session.save()
    before = session.session_key
    client.cookies["sessionid"] = before
    sign_in(client)
    assert client.cookies["sessionid"].value != before


@pytest.mark.parametrize("case", ["unknown", "wrong", "disabled", "left"])
def test_whatever_is_wrong_the_same_words_answer(client, samira, school, case):
    if case == "disabled":
        disable(samira, actor=None)
    if case == "left":
        gone = timezone.localdate() - KEPT_AFTER_LEAVING - timedelta(days=1)
        Person._base_manager.filter(pk=school.samira.pk).update(left_on=gone)
    login = "personne.inconnue" if case == "unknown" else "samira.kaddour"
    response = sign_in(client, login, "mauvais" if case == "wrong" else PASSWORD)
    assert response.status_code == 422
    assert WRONG in response.text
    assert login in response.text


def test_an_unknown_login_costs_a_hash_too(samira, monkeypatch):
    asked = []
    monkeypatch.setattr("preau.core.accounts.queries.make_password", asked.append)
    assert with_credentials("personne.inconnue", "x") is None
    assert asked == ["x"]


def test_guessing_one_login_is_slowed_down_and_says_for_how_long(client, samira):
    for _ in range(throttle.ONE_LOGIN.size):
        assert sign_in(client, password="faux").status_code == 422
    response = sign_in(client)
    assert response.status_code == 429
    assert int(response["Retry-After"]) > 0


def test_a_whole_class_behind_one_address_still_gets_in(client, school, samira):
    for number in range(30):
        sign_in(client, f"eleve{number}", "faux")
    assert sign_in(client).status_code == 302


@pytest.mark.parametrize("elsewhere", ["https://mechant.example/", "//mechant.example/", "javascript:x"])
def test_one_never_lands_elsewhere_than_here(client, samira, elsewhere):
    assert sign_in(client, suite=elsewhere).url == "/accueil/"


def test_one_lands_where_one_was_going(client, samira):
    assert client.get("/moi/").url == "/?suite=%2Fmoi%2F"
    assert sign_in(client, suite="/moi/").url == "/moi/"


def test_signing_out_everywhere_ends_the_other_browser(samira):
    here, there = Client(), Client()
    sign_in(here)
    sign_in(there)
    assert there.get("/moi/").status_code == 200
    here.post("/deconnexion/partout/")
    assert [browser.get("/moi/").status_code for browser in (here, there)] == [302, 302]


def test_changing_one_s_password_keeps_this_browser_only(samira):
    here, there = Client(), Client()
    sign_in(here)
    sign_in(there)
    here.post("/moi/", {"current": PASSWORD, "password": "quatre navets roses"})
    assert [browser.get("/moi/").status_code for browser in (here, there)] == [200, 302]
    assert with_credentials("samira.kaddour", "quatre navets roses")


@pytest.mark.parametrize(
    ("password", "said"), [("court", "12"), ("qwerty123456", "connu"), ("motdepasse", "12")]
)
def test_a_weak_password_is_refused_beside_its_field(client, samira, password, said):
    sign_in(client)
    response = client.post("/moi/", {"current": PASSWORD, "password": password})
    assert response.status_code == 422
    assert said in response.text


def test_a_login_is_drawn_from_names_and_numbered(school, samira):
    namesake = school.guardian("Sàmira", "KADDOUR")
    assert open_account(namesake, password=PASSWORD).login == "samira.kaddour2"


def test_activation_asks_for_the_code_then_for_what_the_letter_does_not_bear(client, school):
    Person._base_manager.filter(pk=school.ines.pk).update(birth_date="2019-03-14")
    code = make_activation_code(school.samira, actor=None).code
    second = client.post("/activation/", {"code": f" {code.upper()} "})
    assert "Date de naissance" in second.text
    refused = client.post("/activation/", {"code": code, "proof": "2019-03-15", "password": PASSWORD})
    assert refused.status_code == 422
    done = client.post("/activation/", {"code": code, "proof": "2019-03-14", "password": PASSWORD})
    assert done.url == "/bienvenue/"
    assert "samira.kaddour" in client.get("/bienvenue/").text


def test_a_teacher_proves_who_she_is_by_her_academic_address(client, school):
    Contact._base_manager.create(person=school.mme_diallo, email="Awa.Diallo@ac-rosiers.example")
    code = make_activation_code(school.mme_diallo, actor=None).code
    asked = {"code": code, "proof": "awa.diallo@ac-rosiers.example", "password": PASSWORD}
    assert client.post("/activation/", asked).status_code == 302


def test_a_code_serves_once_and_for_a_time(school):
    first = make_activation_code(school.samira, actor=None)
    second = make_activation_code(school.samira, actor=None)
    assert waiting_code(first.code) is None
    found = waiting_code(second.code)
    activate(found, password=PASSWORD)
    assert waiting_code(second.code) is None
    with pytest.raises(Refused):
        activate(found, password=PASSWORD)
    late = make_activation_code(school.minh, actor=None)
    ActivationCode.objects.filter(pk=late.record.pk).update(expires_at=timezone.now())
    assert waiting_code(late.code) is None


def test_a_code_for_somebody_who_has_an_account_renews_the_password_and_ends_the_sessions(
    client, school, samira
):
    sign_in(client)
    found = waiting_code(make_activation_code(school.samira, actor=None).code)
    assert activate(found, password="quatre navets roses") == samira
    assert client.get("/moi/").status_code == 302
    assert with_credentials("samira.kaddour", PASSWORD) is None
    assert with_credentials("samira.kaddour", "quatre navets roses") == samira


def test_codes_are_not_kept_in_clear(school):
    made = make_activation_code(school.samira, actor=None)
    assert made.code.replace("-", "") not in str(ActivationCode.objects.values())


def test_guessing_codes_is_slowed_down(client, school):
    answers = {client.post("/activation/", {"code": f"abcd-efgh-{n:04}"}).status_code for n in range(8)}
    assert answers == {422, 429}


def test_who_has_no_account(school, neighbour):
    pre_school = school.class_group("PS", "PS")
    toddler = school.pupil("Léo", "PETIT", pre_school)
    for person in (toddler, school.denise, school.paul):
        assert not may_have_account(person)
        with pytest.raises(Refused):
            make_activation_code(person, actor=None)
    for person in (school.ines, school.samira, school.karim, school.mme_diallo, neighbour.lea):
        assert may_have_account(person)


def test_an_address_that_two_parents_share_signs_nobody_in(client, school, samira):
    for person in (school.samira, school.karim):
        Contact._base_manager.create(person=person, email="famille@example.org")
    assert sign_in(client, "famille@example.org").status_code == 422


def test_one_account_acts_as_one_of_its_persons_at_a_time(client, school, neighbour, samira):
    AccountPerson.objects.create(account=samira, person=neighbour.m_blanc)
    sign_in(client)
    client.get("/profil/", {"personne": neighbour.m_blanc.uid})
    assert client.session["person"] == str(neighbour.m_blanc.uid)
    client.get("/profil/", {"personne": neighbour.eva.uid})
    assert client.session["person"] == str(school.samira.uid)
    assert len(held_by(samira).persons) == 2


def test_an_agent_gets_an_office_and_an_account(school):
    post = Post(role="commune", insee="99001")
    made = create_agent(login="claire", name="Claire Tessier", post=post)
    assert with_credentials("claire", made.password)
    assert actor(made.person).standing.offices[0].commune == school.school.commune_id
    with pytest.raises(Refused):
        create_agent(login="claire", name="Autre", post=post)
    with pytest.raises(Refused):
        create_agent(login="autre", name="Autre", post=Post(role="commune"))
