"""A service that nobody could open is refused before anybody meets it."""

import pytest
from django.core.checks import run_checks

from preau.cli import command_line
from preau.core.spaces.services import Service
from preau.core.spaces.types import Rank, SpaceKind
from preau.kernel.commandline import Exit, run
from preau.kernel.registry import Manifest, registered
from preau.ui.types import Family

UNDRAWN = {"icon": "licorne"}


def declared(*, icon: str = "images", entry: str = "portal:home"):
    service = Service(
        "essai", "Essai", icon=icon, family=Family.COMMUNICATION, entry=entry,
        kinds=(SpaceKind.CLASS,), ranks=(Rank.READ,), defaults={},
    )  # fmt: skip
    return registered(Manifest("essai", "Essai", contributions=(service,)))


def said() -> list[str]:
    return [error.msg for error in run_checks() if error.is_serious()]


def test_the_services_of_the_house_can_be_opened():
    with declared():
        assert said() == []


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"entry": "essai:nulle-part"}, "service « essai » : « essai:nulle-part » ne mène à aucune page."),
        (
            UNDRAWN,
            "service « essai » : le dessin « licorne » n’est pas dans frontend/icons.txt.",
        ),
    ],
)
def test_an_entry_or_a_drawing_that_does_not_exist_is_said(wrong, sentence):
    with declared(**wrong):
        assert said() == [sentence]


@pytest.mark.django_db
@pytest.mark.parametrize("command", ["serve", "worker"])
def test_nothing_starts_with_it(capsys, command):
    with declared(**UNDRAWN):
        assert run(command_line(), [command]) == Exit.FAILED
    assert "licorne" in capsys.readouterr().err
