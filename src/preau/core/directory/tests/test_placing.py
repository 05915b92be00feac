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
