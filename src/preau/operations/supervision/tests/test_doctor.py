"""`preau doctor`, and what the operator's home shows of it."""

import json

import pytest

from preau.cli import command_line
from preau.core.accounts.actions import open_account
from preau.kernel.commandline import run
from preau.kernel.health import Check, State, failure, ok, warning
from preau.kernel.registry import Manifest, registered
from preau.operations.supervision.checks import configuration


@pytest.fixture
def well(monkeypatch):
    """An installation where every check finds that all is well, but for those of a test."""
    monkeypatch.setattr(
        "preau.kernel.health.looked", lambda check: getattr(check.look, "finding", ok("Bien."))
    )


def found(finding):
    look = lambda: finding  # noqa: E731
    look.finding = finding
    return registered(Manifest("roof", "Toit", contributions=(Check("roof", "Toit", look=look, cheap=True),)))


@pytest.mark.parametrize(
    ("finding", "code", "sign"),
    [
        (ok("Sec."), 0, "bien"),
        (warning("Une tuile bouge ; fixez-la."), 0, "à voir"),
        (failure("Il pleut ; couvrez."), 1, "en panne"),
    ],
)
def test_it_says_each_thing_on_a_line_and_fails_only_for_what_is_broken(
    db, well, capsys, finding, code, sign
):
    with found(finding):
        assert run(command_line(), ["doctor"]) == code
    lines = capsys.readouterr().out.splitlines()
    assert f"{sign:<10}Toit : {finding.sentence}" in lines


def test_a_program_reads_one_document(db, well, capsys):
    with found(warning("Une tuile bouge ; fixez-la.")):
        run(command_line(), ["doctor", "--json"])
    told = json.loads(capsys.readouterr().out)
    assert told["state"] == "warning"
    assert {
        "check": "roof",
        "title": "Toit",
        "state": "warning",
        "message": "Une tuile bouge ; fixez-la.",
    } in told["checks"]
    assert {check["state"] for check in told["checks"]} == {"ok", "warning"}


@pytest.mark.django_db
def test_every_check_of_the_house_says_one_sentence_in_french(capsys):
    run(command_line(), ["doctor", "--json"])
    for check in json.loads(capsys.readouterr().out)["checks"]:
        assert check["message"].endswith("."), check
        assert check["title"]


def home_of(client, person) -> str:
    client.force_login(open_account(person, password="trois radis violets"))
    return client.get("/accueil/").text


def test_the_operator_sees_what_is_broken_on_their_home(client, world, well):
    with found(failure("Il pleut ; couvrez.")):
        home = home_of(client, world.outside.operator)
    assert "Il pleut" in home
    assert "En panne" in home


@pytest.mark.parametrize("name", ["claire", "dasen", "ien"])
def test_nobody_else_does(client, world, well, name):
    with found(failure("Il pleut ; couvrez.")):
        assert "Il pleut" not in home_of(client, getattr(world.outside, name))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("url", "state"),
    [
        ("http://localhost:8000", State.OK),
        ("https://ent.rosiers.example", State.OK),
        ("http://ent.rosiers.example", State.WARNING),
    ],
)
def test_passwords_that_would_travel_in_clear_are_said(settings, url, state):
    settings.PREAU_ENV, settings.PREAU_BASE_URL = "embedded", url
    assert configuration().state is state


@pytest.mark.django_db
def test_what_production_refuses_to_start_with_is_a_failure(settings):
    settings.PREAU_ENV, settings.PREAU_BASE_URL = "production", "http://ent.rosiers.example"
    found = configuration()
    assert found.state is State.FAILURE
    assert "https" in found.sentence
