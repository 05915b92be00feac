"""From a letter to an account: the code, and what no letter bears."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from tests.two_schools import actor, answers

from preau.core.accounts import throttle
from preau.core.accounts.actions import activate, disable, join, make_activation_code, open_account
from preau.core.accounts.models import Account, AccountPerson, ActivationCode
from preau.core.accounts.queries import held_by, waiting_code, with_credentials
from preau.core.accounts.rules import may_give_code, may_have_account
from preau.core.accounts.types import CODE_LIFE, MOST_WRONG_ANSWERS
from preau.core.directory.models import Contact, Enrolment, Person
from preau.core.directory.types import Authority, LinkKind
from preau.kernel.audit.models import Record
from preau.kernel.rules import Refused

PASSWORD = "trois radis violets"
INES_BORN, NOE_BORN, THUY_BORN, LEA_BORN = "2018-03-14", "2016-07-01", "2018-11-30", "2017-05-05"


@pytest.fixture(autouse=True)
def birth_dates(school, neighbour):
    born = {school.ines: INES_BORN, school.noe: NOE_BORN, school.thuy: THUY_BORN, neighbour.lea: LEA_BORN}
    for pupil, day in born.items():
        Person._base_manager.filter(pk=pupil.pk).update(birth_date=day)


def code_for(person: Person) -> str:
    return make_activation_code(person, actor=None).code


def try_with(client, code: str, proof: str, password: str = PASSWORD):
    return client.post("/activation/", {"code": code, "proof": proof, "password": password})


def test_a_mother_opens_her_account_and_notes_her_login(client, school):
    code = code_for(school.samira)
    second = client.post("/activation/", {"code": f" {code.upper().replace('-', ' ')} "})
    assert "Date de naissance" in second.text
    assert try_with(client, code, NOE_BORN).url == "/bienvenue/"
    assert "samira.<wbr>kaddour" in client.get("/bienvenue/").text
    assert with_credentials("samira.kaddour", PASSWORD)


@pytest.mark.parametrize("proof", [THUY_BORN, LEA_BORN, "2018-03-15", ""])
def test_another_family_s_child_proves_nothing(client, school, proof):
    code = code_for(school.samira)
    assert try_with(client, code, proof).status_code == 422
    assert not Account.objects.exists()


def test_a_child_of_whom_one_may_not_hear_proves_nothing(client, school):
    answers(school.karim, school.noe, LinkKind.FATHER, Authority.NONE)
    code = code_for(school.karim)
    assert try_with(client, code, NOE_BORN).status_code == 422
    assert try_with(client, code, INES_BORN).status_code == 302


def test_a_pupil_gives_her_own_birth_date_and_an_easier_password(client, school):
    code = code_for(school.ines)
    assert try_with(client, code, THUY_BORN, "radis roses").status_code == 422
    assert try_with(client, code, INES_BORN, "radis roses").status_code == 302
    assert with_credentials("ines.kaddour", "radis roses")


def test_a_teacher_proves_who_she_is_by_her_academic_address(client, school):
    Contact._base_manager.create(person=school.mme_diallo, email="Awa.Diallo@ac-rosiers.example")
    code = code_for(school.mme_diallo)
    assert try_with(client, code, school.school.uai).status_code == 422
    assert try_with(client, code, "awa.diallo@ac-rosiers.example").status_code == 302


def test_without_an_address_a_teacher_names_her_school(client, school, neighbour):
    code = code_for(school.mme_diallo)
    assert try_with(client, code, neighbour.school.uai).status_code == 422
    assert try_with(client, code, f" {school.school.uai.lower()}").status_code == 302


def test_a_refused_password_is_kept_to_be_completed_and_costs_no_answer(client, school):
    code = code_for(school.samira)
    page = try_with(client, code, NOE_BORN, "radis")
    assert page.status_code == 422
    assert 'value="radis"' in page.text
    assert f'value="{NOE_BORN}"' in page.text
    assert ActivationCode.objects.get().wrong_answers == 0


def test_wrong_answers_to_a_code_are_slowed_down_wherever_they_come_from(school, neighbour):
    code, other = code_for(school.samira), code_for(neighbour.lea)
    for number in range(throttle.ONE_CODE.size):
        assert try_with(Client(REMOTE_ADDR=f"192.0.2.{number}"), code, "2001-01-01").status_code == 422
    for guess in ("2001-01-02", NOE_BORN):
        slowed = try_with(Client(REMOTE_ADDR="192.0.2.99"), code, guess)
        assert slowed.status_code == 429
        assert int(slowed["Retry-After"]) <= throttle.ONE_CODE.seconds
    assert ActivationCode.objects.get(person=school.samira).wrong_answers == throttle.ONE_CODE.size
    assert try_with(Client(), other, LEA_BORN, "radis roses").status_code == 302


def test_one_address_cannot_guess_at_many_codes(client, school, monkeypatch):
    monkeypatch.setattr(throttle, "CODES_OF_ADDRESS", throttle.Bucket("codes", size=2, seconds=5))
    persons = (school.samira, school.ines, school.noe)
    statuses = [try_with(client, code_for(person), "2001-01-01").status_code for person in persons]
    assert statuses == [422, 422, 429]


def test_a_right_answer_costs_nothing(client, school):
    for _letter in range(throttle.ONE_CODE.size + 2):
        assert try_with(Client(), code_for(school.samira), NOE_BORN).status_code == 302


def test_too_many_wrong_answers_end_a_code_wherever_they_come_from(school, time_machine):
    code = code_for(school.samira)
    for number in range(MOST_WRONG_ANSWERS):
        time_machine.move_to(timezone.now() + timedelta(seconds=throttle.ONE_CODE.seconds))
        assert try_with(Client(REMOTE_ADDR=f"192.0.2.{number}"), code, "2001-01-01").status_code == 422
    assert waiting_code(code) is None
    assert try_with(Client(), code, NOE_BORN).status_code == 422
    assert not Account.objects.exists()


def test_a_code_serves_once(client, school):
    code = code_for(school.samira)
    found = waiting_code(code)
    assert try_with(client, code, NOE_BORN).status_code == 302
    assert try_with(Client(), code, NOE_BORN).status_code == 422
    with pytest.raises(Refused):
        activate(found, password=PASSWORD)


def test_a_new_code_ends_the_former(school):
    first, second = code_for(school.samira), code_for(school.samira)
    assert waiting_code(first) is None
    assert waiting_code(second)


def test_a_code_is_for_a_time(school, time_machine):
    code = code_for(school.samira)
    time_machine.move_to(timezone.now() + CODE_LIFE - timedelta(minutes=1))
    assert waiting_code(code)
    time_machine.move_to(timezone.now() + timedelta(minutes=2))
    assert waiting_code(code) is None


def test_codes_are_not_kept_in_clear(school):
    assert code_for(school.samira).replace("-", "") not in str(ActivationCode.objects.values())


def test_a_class_may_mistype_codes_and_a_robot_may_not(client, monkeypatch):
    monkeypatch.setattr(throttle, "CODES_OF_ADDRESS", throttle.Bucket("codes", size=20, seconds=5))
    statuses = [client.post("/activation/", {"code": f"abcd-efgh-{n:04}"}).status_code for n in range(21)]
    assert statuses == [422] * 20 + [429]


def test_who_has_no_account(school, neighbour):
    toddler = school.pupil("Léo", "PETIT", school.class_group("PS", "PS"))
    office = school.guardian("Service", "ASE")
    answers(office, school.ines)
    Person._base_manager.filter(pk=office.pk).update(organisation=True)
    office.refresh_from_db()
    Enrolment._base_manager.filter(pupil=school.thuy).update(ends_on=timezone.localdate())
    for person in (toddler, office, school.denise, school.paul, school.thuy):
        assert not may_have_account(person)
        with pytest.raises(Refused):
            make_activation_code(person, actor=None)
    for person in (school.ines, school.samira, school.karim, school.mme_diallo, neighbour.lea):
        assert may_have_account(person)


def test_a_child_whose_level_is_unknown_is_a_toddler_in_a_maternelle(school):
    Person._base_manager.filter(pk=school.ines.pk).update(level="")
    school.ines.refresh_from_db()
    assert may_have_account(school.ines)
    school.ines.school.kind = "maternelle"
    assert not may_have_account(school.ines)


def test_a_right_lost_since_the_letter_opens_nothing(client, school):
    code = code_for(school.karim)
    school.informed.authority = Authority.NONE
    school.informed.save()
    assert try_with(client, code, INES_BORN).status_code == 422
    assert not Account.objects.exists()


def test_without_a_birth_date_no_code_is_made(school):
    Person._base_manager.filter(pk=school.thuy.pk).update(birth_date=None)
    with pytest.raises(Refused, match="date de naissance"):
        make_activation_code(school.minh, actor=None)


def test_heads_give_codes_in_their_school_and_teachers_in_their_class(school, neighbour):
    everybody = (school.ines, school.noe, school.samira, school.karim, school.minh, school.m_petit)
    of_her_class = {school.ines, school.samira, school.karim, school.minh}
    for person in everybody:
        assert may_give_code(actor(school.mme_roy), person)
        assert bool(may_give_code(actor(school.mme_diallo), person)) is (person in of_her_class)
        for stranger in (neighbour.mme_faure, neighbour.m_blanc, school.m_petit, school.samira, school.ines):
            assert not may_give_code(actor(stranger), person)


def test_the_neighbour_s_head_makes_no_code(school, neighbour):
    with pytest.raises(Refused):
        make_activation_code(school.samira, actor=actor(neighbour.mme_faure))
    assert not ActivationCode.objects.exists()


def test_codes_and_accounts_are_in_the_journal(client, school):
    code = make_activation_code(school.samira, actor=actor(school.mme_roy)).code
    try_with(client, code, NOE_BORN)
    assert list(Record.objects.order_by("pk").values_list("verb", "actor")) == [
        ("accounts.make_activation_code", school.mme_roy.uid),
        ("accounts.activate", school.samira.uid),
    ]


def test_a_code_for_somebody_who_has_an_account_renews_the_password_and_ends_the_sessions(client, school):
    account = open_account(school.samira, password=PASSWORD)
    client.post("/", {"login": "samira.kaddour", "password": PASSWORD})
    assert try_with(Client(), code_for(school.samira), NOE_BORN, "quatre navets roses").status_code == 302
    assert client.get("/moi/").status_code == 302
    assert with_credentials("samira.kaddour", PASSWORD) is None
    assert with_credentials("samira.kaddour", "quatre navets roses") == account


def test_a_closed_account_is_not_opened_again_by_a_code(school):
    disable(open_account(school.samira, password=PASSWORD), actor=None)
    with pytest.raises(Refused, match="fermé"):
        make_activation_code(school.samira, actor=None)


@pytest.fixture
def mme_diallo_as_a_mother(school) -> Person:
    """Her son is in another class; the feed knows nothing of her being two persons."""
    mother, son = school.guardian("AWA", "Diallo"), school.pupil("Sékou", "DIALLO", school.cm2)
    Person._base_manager.filter(pk=son.pk).update(birth_date="2016-01-02")
    answers(mother, son)
    return mother


def test_a_teacher_who_is_also_a_parent_has_one_account(client, school, mme_diallo_as_a_mother):
    account = open_account(school.mme_diallo, password=PASSWORD)
    client.force_login(account)
    code = code_for(mme_diallo_as_a_mother)
    asked = client.post("/activation/", {"code": code})
    assert "awa.diallo" in asked.text
    assert 'name="password"' not in asked.text
    assert client.post("/activation/", {"code": code, "proof": "2016-01-02"}).url == "/moi/"
    assert [person.pk for person in held_by(account).persons] == [
        school.mme_diallo.pk,
        mme_diallo_as_a_mother.pk,
    ]
    assert client.get("/moi/").wsgi_request.actor.person == mme_diallo_as_a_mother


def test_a_father_on_the_mother_s_telephone_gets_his_own_account(client, school):
    client.force_login(open_account(school.samira, password=PASSWORD))
    assert try_with(client, code_for(school.karim), INES_BORN).url == "/bienvenue/"
    assert client.get("/moi/").wsgi_request.actor.person == school.karim
    assert Account.objects.count() == 2


def test_a_child_never_shares_a_parent_s_account(client, school):
    namesake = school.guardian("Inès", "KADDOUR")
    answers(namesake, school.noe)
    account = open_account(namesake, password=PASSWORD)
    client.force_login(account)
    assert try_with(client, code_for(school.ines), INES_BORN, "radis roses").url == "/bienvenue/"
    with pytest.raises(Refused):
        join(ActivationCode(person=school.ines), account)


def test_a_parent_s_letter_does_not_open_a_teacher_s_account(school, mme_diallo_as_a_mother):
    account = open_account(school.mme_diallo, password=PASSWORD)
    AccountPerson.objects.create(account=account, person=mme_diallo_as_a_mother)
    with pytest.raises(Refused, match="autre profil"):
        make_activation_code(mme_diallo_as_a_mother, actor=None)
    assert make_activation_code(school.mme_diallo, actor=None)
