"""Guessing is slowed down where it happens, and nobody else is."""

import pytest
from django.db import connections
from django.test import Client

from preau.core.accounts.actions import make_activation_code, open_account
from preau.core.accounts.devices import COOKIE, MOST_LOGINS, Device
from preau.core.accounts.models import Account
from preau.core.accounts.throttle import LOGINS_OF_ADDRESS, ONE_DEVICE, ONE_LOGIN, a_sign_in
from preau.core.directory.models import Person

PASSWORD = "trois radis violets"
SCHOOL = "127.0.0.1"


@pytest.fixture
def samira(school) -> Account:
    return open_account(school.samira, password=PASSWORD)


def sign_in(client, login="samira.kaddour", password=PASSWORD):
    return client.post("/", {"login": login, "password": password})


def somebody_tries_every_login(address: str = SCHOOL) -> None:
    for number in range(LOGINS_OF_ADDRESS.size):
        assert a_sign_in(address, login=f"eleve{number}").take() == 0


def come_back(client: Client) -> None:
    """Sign out, on the same device."""
    client.post("/deconnexion/")


def test_guessing_one_login_is_slowed_down_and_says_for_how_long(client, samira, time_machine):
    time_machine.move_to("2026-11-24T08:25:00+01:00", tick=False)
    for _ in range(ONE_LOGIN.size):
        assert sign_in(client, password="faux").status_code == 422
    response = sign_in(client)
    assert response.status_code == 429
    assert 0 < int(response["Retry-After"]) <= ONE_LOGIN.seconds
    assert "attendez une minute" in response.text
    assert 'value="samira.kaddour"' in response.text


def test_time_gives_tries_back(client, samira, time_machine):
    time_machine.move_to("2026-11-24T08:25:00+01:00", tick=False)
    for _ in range(ONE_LOGIN.size):
        sign_in(client, password="faux")
    assert sign_in(client).status_code == 429
    time_machine.shift(ONE_LOGIN.seconds)
    assert sign_in(client).status_code == 302


def test_nobody_locks_somebody_else_out(client, samira):
    for _ in range(ONE_LOGIN.size + 1):
        sign_in(Client(REMOTE_ADDR="192.0.2.66"), password="faux")
    assert sign_in(client).status_code == 302


def test_a_whole_school_behind_one_address_gets_in(client, samira):
    for number in range(LOGINS_OF_ADDRESS.size * 2):
        attempt = a_sign_in(SCHOOL, login=f"autre{number}")
        assert attempt.take() == 0
        attempt.give_back()
    assert sign_in(client).status_code == 302


def test_guessing_many_logins_from_one_address_ends_too(db):
    somebody_tries_every_login("192.0.2.66")
    assert a_sign_in("192.0.2.66", login="encore.un").take() > 0


def test_one_pupil_who_insists_on_one_login_costs_the_school_one_try(db):
    for _ in range(ONE_LOGIN.size * 3):
        a_sign_in(SCHOOL, login="ines.kaddour").take()
    others = [a_sign_in(SCHOOL, login=f"eleve{n}").take() for n in range(LOGINS_OF_ADDRESS.size)]
    assert others.count(0) == LOGINS_OF_ADDRESS.size - 1


def test_who_already_came_in_on_a_device_does_not_wait_behind_the_school(client, samira):
    sign_in(client)
    come_back(client)
    somebody_tries_every_login()
    assert sign_in(client).status_code == 302
    assert sign_in(Client()).status_code == 429


def test_nor_behind_whoever_guesses_at_them_in_the_same_room(client, samira):
    sign_in(client)
    come_back(client)
    neighbour = Client()
    for _ in range(ONE_LOGIN.size + 1):
        sign_in(neighbour, password="faux")
    assert sign_in(client).status_code == 302


def test_on_a_known_device_a_login_is_guessed_no_faster(client, samira):
    sign_in(client)
    come_back(client)
    statuses = [sign_in(client, password="faux").status_code for _ in range(ONE_DEVICE.size + 1)]
    assert statuses == [422] * ONE_DEVICE.size + [429]


def test_coming_in_opens_nothing_for_the_logins_of_others(client, samira, school):
    open_account(school.karim, password=PASSWORD)
    sign_in(client)
    come_back(client)
    somebody_tries_every_login()
    assert sign_in(client, "karim.benali").status_code == 429


@pytest.mark.parametrize("forged", ["", "-", "abcd", "x:y:z", "é" * 50, "a-b:1:c"])
def test_a_device_that_nobody_signed_is_known_by_nobody(client, samira, forged):
    client.cookies[COOKIE] = forged
    somebody_tries_every_login()
    assert sign_in(client).status_code == 429


def test_a_device_names_nobody_and_belongs_to_no_script(client, samira):
    kept = sign_in(client).cookies[COOKIE]
    assert (kept["httponly"], kept["samesite"]) == (True, "Lax")
    assert "samira" not in kept.value
    assert "kaddour" not in kept.value


def test_a_class_shares_a_tablet_and_the_cookie_stays_small():
    shared = Device()
    for number in range(MOST_LOGINS + 1):
        shared = shared.with_login(f"eleve{number}")
    assert len("-".join(shared.marks)) < 1_000
    assert shared.knows(f"eleve{MOST_LOGINS}")
    assert not shared.knows("eleve0")


def kept_in_the_cache() -> list[object]:
    with connections["ephemeral"].cursor() as cursor:
        return sorted(cursor.execute("SELECT * FROM cache").fetchall())


def test_who_must_wait_leaves_nothing_behind(client, samira):
    somebody_tries_every_login()
    before = kept_in_the_cache()
    for login in ("samira.kaddour", "personne.inconnue"):
        assert sign_in(client, login).status_code == 429
    assert kept_in_the_cache() == before


def test_whether_a_login_exists_is_not_told_by_the_pause(client, samira):
    somebody_tries_every_login()
    answers = [sign_in(Client(), login) for login in ("samira.kaddour", "samira.inconnue")]
    assert [answer.status_code for answer in answers] == [429, 429]
    assert all(int(answer["Retry-After"]) > 0 and "petite pause" in answer.text for answer in answers)
    assert answers[0].content.count(b"compte") == answers[1].content.count(b"compte")


def test_a_letter_still_opens_an_account_while_somebody_guesses(client, school):
    Person._base_manager.filter(pk=school.ines.pk).update(birth_date="2018-03-14")
    code = make_activation_code(school.samira, actor=None).code
    somebody_tries_every_login()
    assert client.post("/activation/", {"code": code}).status_code == 200


def test_somebody_signed_in_changes_their_password_while_somebody_guesses(client, samira):
    sign_in(client)
    somebody_tries_every_login()
    typed = {"current": PASSWORD, "password": "quatre navets jaunes"}
    assert client.post("/moi/", typed).status_code == 302
