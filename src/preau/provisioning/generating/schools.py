"""The six schools of the first commune, then as many invented ones as asked."""

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from preau.provisioning.generating.naming import words
from preau.provisioning.generating.types import Commune, Kind, School

FIRST_KEY, FIRST_ZONE_KEY = 12001, 4001
TOGETHER = 6
"""Schools of one commune, whose families know each other."""

FONTENAY = Commune("FONTENAY-AUX-ROSES", "92260")
FIRST_SCHOOLS = (
    ("0921688K", "Le Parc", Kind.ELEMENTAIRE, "4 avenue du Parc"),
    ("0920440D", "Les Ormeaux", Kind.ELEMENTAIRE, "8 rue des Ormeaux"),
    ("0921995U", "Les Renards", Kind.PRIMAIRE, "26 avenue Raymond Crosland"),
    ("0920218M", "La Roue A", Kind.ELEMENTAIRE, "50 avenue Gabriel Péri"),
    ("0920342X", "La Roue B", Kind.ELEMENTAIRE, "50 avenue Gabriel Péri"),
    ("0920611P", "Les Pervenches", Kind.ELEMENTAIRE, "5 rue des Pervenches"),
)
LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"
DEPARTEMENTS = (92, 78, 91, 95)
"""Those of the académie."""

RELATIVE_SIZES = (1.1, 0.95, 1.4, 0.75, 0.8, 1.0)
"""Of the schools of a commune, in their order."""


def uai(number: int) -> str:
    """The seven digits and their check letter."""
    return f"{number:07d}{LETTERS[number % 23]}"


@cache
def places() -> dict[str, tuple[str, ...]]:
    tables = tomllib.loads(Path(__file__).with_name("places.toml").read_text(encoding="utf-8"))
    return {name: words(text) for name, text in tables.items()}


def communes(number: int) -> Iterator[tuple[School, ...]]:
    """The `number` schools, commune by commune."""
    for rank, first in enumerate(range(0, number, TOGETHER)):
        commune = _commune(rank)
        yield tuple(_school(index, commune) for index in range(first, min(first + TOGETHER, number)))


def zone(rank: int) -> School:
    """The zone de remplacement of a commune, a structure that is no school."""
    commune = _commune(rank)
    name = f"Z.REMP-{commune.name}"
    return School(FIRST_ZONE_KEY + rank, uai(1_004_001 + rank), name, None, "", commune, "", "")


def _commune(rank: int) -> Commune:
    if rank == 0:
        return FONTENAY
    names = places()["communes"]
    turn, which = divmod(rank - 1, len(names))
    return Commune(
        names[which] + f" {turn + 1}" * (turn > 0), f"{_departement(rank) // 10_000:02d}99{rank % 10}"
    )


def _school(index: int, commune: Commune) -> School:
    rank = index // TOGETHER
    code, name, kind, address = FIRST_SCHOOLS[index] if rank == 0 else _invented(index)
    circonscription = uai(_departement(rank) + 9900 + rank // len(DEPARTEMENTS) % 100)
    phone = f"+33 1 99 00 {index // 100 % 100:02d} {index % 100:02d}"
    return School(FIRST_KEY + index, code, name, kind, address, commune, circonscription, phone)


def _invented(index: int) -> tuple[str, str, Kind, str]:
    """UAI numbers go down from 9899 in each département: real ones stay far below."""
    rank, place = divmod(index, TOGETHER)
    code = uai(_departement(rank) + 9899 - rank // len(DEPARTEMENTS) * TOGETHER - place)
    names, streets = places()["schools"], places()["streets"]
    kind = (Kind.PRIMAIRE, Kind.ELEMENTAIRE, Kind.MATERNELLE, Kind.ELEMENTAIRE)[index % 4]
    return code, names[index % len(names)], kind, f"{index % 60 + 1} {streets[index % len(streets)]}"


def _departement(rank: int) -> int:
    """The first UAI number of a commune's département."""
    return DEPARTEMENTS[rank % len(DEPARTEMENTS)] * 10_000
