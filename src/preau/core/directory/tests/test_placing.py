"""Whose schools these are, said from the shell until a convention says it."""

import json

import pytest
from tests.two_schools import actor

from preau.cli import command_line
from preau.core.directory.models import Commune, School
from preau.core.spaces.models import Space
from preau.kernel.audit.models import Record
from preau.kernel.commandline import run
from preau.kernel.jobs.worker import run_due_jobs

CLAIRE = ["user", "create-admin", "--login", "claire2", "--name", "Claire TESSIER", "--role", "commune"]


def place(*arguments):
    return run(command_line(), ["school", "place", *arguments])


@pytest.fixture
def unplaced(world):
    """As after a first delivery: no school is of a commune."""
    School._base_manager.update(commune=None, circonscription=None)
    return world


def test_a_commune_sees_its_schools_once_they_are_placed(browse, unplaced, capsys):
    client = browse(unplaced.outside.claire)
    assert "Les Tilleuls" not in client.get("/mes-ecoles/").text
    assert place("0990001N", "0990002P", "--insee", "99001", "--json") == 0
    assert json.loads(capsys.readouterr().out) == {"placed": ["0990001N", "0990002P"]}
    page = client.get("/mes-ecoles/").text
    assert "Les Tilleuls" in page
    assert "Le Verger" in page
    assert "Les Tilleuls" not in browse(unplaced.outside.stranger).get("/mes-ecoles/").text
    assert Record.objects.filter(verb="directory.place_school").count() == 2


def test_a_new_commune_has_its_space(unplaced):
    place("0990003R", "--insee", "99003", "--commune", "Les Ajoncs", "--circonscription", "Les Ajoncs")
    run_due_jobs()
    commune = Commune.objects.get(insee="99003")
    assert commune.name == "Les Ajoncs"
    assert Space._base_manager.filter(commune=commune).exists()
    assert actor(unplaced.outside.ien).standing.offices


def test_what_is_left_empty_stays(unplaced):
    place("0990001N", "--insee", "99001")
    place("0990001N", "--circonscription", "Les Rosiers nord")
    placed = School._base_manager.get(uai="0990001N")
    assert (placed.commune.insee, placed.circonscription.name) == ("99001", "Les Rosiers nord")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(["0990001N"], 2), (["0990001N", "0999999Z", "--insee", "99001"], 3), (["--insee", "99001"], 2)],
)
def test_all_are_placed_or_none(unplaced, arguments, code):
    assert place(*arguments) == code
    assert not School._base_manager.exclude(commune=None).exists()


@pytest.mark.parametrize("code", ["9900", "990011", "2C001", "99 01", "Les Rosiers", "９９００１"])
@pytest.mark.parametrize("command", [["school", "place", "0990001N"], CLAIRE], ids=["place", "create-admin"])
def test_a_code_that_is_not_one_is_wrong_usage(unplaced, capsys, command, code):
    known = Commune.objects.count()
    assert run(command_line(), [*command, "--insee", code]) == 2
    assert "n’est pas un code INSEE" in capsys.readouterr().err
    assert Commune.objects.count() == known


@pytest.mark.parametrize("code", ["2A004", "2b033", "01001"])
def test_codes_of_corsica_and_those_that_start_with_zero_are_codes(unplaced, code):
    assert place("0990001N", "--insee", code) == 0
    assert School._base_manager.get(uai="0990001N").commune.insee == code.upper()


def test_a_commune_is_not_renamed_by_a_slip(unplaced, capsys):
    assert place("0990001N", "--insee", "99001", "--commune", "Les Bruyères") == 3
    assert "déjà connue sous le nom « Les Rosiers »" in capsys.readouterr().err
    assert run(command_line(), [*CLAIRE, "--insee", "99001", "--place", "Les Bruyères"]) == 3
    assert Commune.objects.get(insee="99001").name == "Les Rosiers"
    assert not School._base_manager.exclude(commune=None).exists()
    assert place("0990001N", "--insee", "99001", "--commune", "LES ROSIERS") == 0


def test_a_commune_that_had_no_name_gets_one(unplaced):
    place("0990001N", "--insee", "99009")
    assert place("0990001N", "--insee", "99009", "--commune", "Les Lilas") == 0
    assert Commune.objects.get(insee="99009").name == "Les Lilas"


def test_a_name_without_its_code_is_wrong_usage(unplaced):
    assert place("0990001N", "--commune", "Les Rosiers", "--circonscription", "Nord") == 2


def test_the_journal_keeps_what_was_said(unplaced):
    place("0990001N", "--insee", "99001", "--circonscription", "Les Rosiers nord")
    place("0990002P", "--circonscription", "Les Rosiers nord")
    first, second = Record.objects.filter(verb="directory.place_school").order_by("pk")
    assert first.detail == {"insee": "99001", "circonscription": "Les Rosiers nord"}
    assert second.detail == {"circonscription": "Les Rosiers nord"}
