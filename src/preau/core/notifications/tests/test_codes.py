"""The owner of an account knows of every code made for it or used, whoever did it."""

import pytest
from tests.two_schools import actor

from preau.core.accounts.actions import activate, join, make_activation_code, open_account
from preau.core.accounts.models import AccountPerson
from preau.core.directory.models import Person
from preau.core.notifications.queries import mine
from preau.kernel.jobs.worker import run_due_jobs

PASSWORD, OTHER = "trois radis violets", "quatre navets jaunes"


@pytest.fixture(autouse=True)
def birth_dates(school, neighbour) -> None:
    pupils = [pupil.pk for pupil in (school.ines, school.noe, school.thuy, neighbour.lea)]
    Person._base_manager.filter(pk__in=pupils).update(birth_date="2018-03-14")


def bell(person: Person) -> list[str]:
    run_due_jobs()
    return [notice.words for notice in mine(actor(person))]


def code_for(person: Person):
    return make_activation_code(person, actor=None).record


def test_a_code_made_for_an_account_is_told_to_its_owner_and_to_nobody_else(school, neighbour):
    open_account(school.samira, password=PASSWORD)
    open_account(neighbour.eva, password=PASSWORD)
    code_for(school.samira)
    assert bell(school.samira) == ["Un code d’activation a été fait pour Samira Kaddour"]
    assert bell(school.karim) == bell(neighbour.eva) == []


def test_a_code_made_again_is_told_in_the_place_of_the_former(school):
    open_account(school.samira, password=PASSWORD)
    code_for(school.samira)
    bell(school.samira)
    code_for(school.samira)
    assert len(bell(school.samira)) == 1


@pytest.mark.parametrize("worker_was_late", [True, False])
def test_a_password_renewed_with_a_code_is_told(school, worker_was_late):
    open_account(school.samira, password=PASSWORD)
    code = code_for(school.samira)
    if not worker_was_late:
        bell(school.samira)
    activate(code, password=OTHER)
    assert bell(school.samira) == ["Le mot de passe de Samira Kaddour a été changé avec un code"]


def test_an_account_that_opens_says_so_and_a_code_before_it_told_nobody(school):
    code = code_for(school.samira)
    assert bell(school.samira) == []
    activate(code, password=PASSWORD)
    assert bell(school.samira) == ["Le compte de Samira Kaddour a été activé"]


def test_a_pupil_is_told_in_a_child_s_words(school):
    activate(code_for(school.ines), password=PASSWORD)
    bell(school.ines)
    assert mine(actor(school.ines)).get().detail == "Si ce n’est pas toi, préviens un adulte."


def test_who_is_two_persons_is_told_under_both(school):
    account = open_account(school.samira, password=PASSWORD)
    staff = school.staff("MME", "Samira", "KADDOUR", teacher=True)
    join(code_for(staff), account)
    assert AccountPerson.objects.filter(account=account).count() == 2
    for person in (school.samira, staff):
        assert bell(person) == ["Samira Kaddour a rejoint ce compte avec un code"]
