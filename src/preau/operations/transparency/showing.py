"""What the public pages show: facts under their labels, parties, and the register."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from preau.kernel.personal_data import Processing
from preau.kernel.registry import signed_contributions
from preau.operations.transparency.queries import academies, communes
from preau.operations.transparency.types import Controller, Facts
from preau.ui.types import Fact
from preau.ui.typography import display_name, phone

AXE = "4.14.1"
"""The version that the journeys run; a test compares it with the lock of the front end."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A titled list of facts."""

    title: str
    facts: tuple[Fact, ...]


def publisher(facts: Facts) -> list[Fact]:
    said = facts.publisher
    return [
        Fact(_("Nom"), said.name),
        Fact(_("Adresse"), said.address),
        Fact(_("Téléphone"), phone(said.phone)),
        Fact(_("Adresse électronique"), said.email),
        Fact(_("Directeur ou directrice de la publication"), said.director),
    ]


def host(facts: Facts) -> list[Fact]:
    said = facts.host
    return [
        Fact(_("Nom"), said.name),
        Fact(_("Adresse"), said.address),
        Fact(_("Téléphone"), phone(said.phone)),
    ]


def controllers(facts: Facts) -> list[Entry]:
    """Académies, then communes, that have a school here."""
    nothing = Controller()
    return [
        *(controller(_("Académie"), one.name, facts.academie.get(one.code, nothing)) for one in academies()),
        *(controller(_("Commune"), one.name, facts.commune.get(one.insee, nothing)) for one in communes()),
    ]


def controller(kind: str, name: str, said: Controller) -> Entry:
    """A name that says its kind is not told it twice."""
    shown = display_name(name)
    facts = (
        Fact(_("Au nom de"), said.represented_by),
        Fact(_("Adresse"), said.address),
        Fact(_("Délégué ou déléguée à la protection des données"), said.dpo),
    )
    return Entry(shown if shown.startswith(kind) else f"{kind} : {shown}", facts)


def register() -> list[Entry]:
    """One entry for each line that a manifest contributes."""
    return [
        Entry(
            app.title,
            (
                Fact(_("Ce qui est gardé"), line.what),
                Fact(_("Pourquoi"), line.purpose),
                Fact(_("Base légale"), line.basis),
                Fact(_("Combien de temps"), line.duration),
            ),
        )
        for app, line in signed_contributions(Processing)
    ]
