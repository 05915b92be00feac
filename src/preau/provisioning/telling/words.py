"""How pupils, classes and counts are said in a sentence. Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from preau.kernel.text import folded
from preau.provisioning.planning.subjects import Kind

SOMEBODY = {Kind.PUPIL: "un élève", Kind.GUARDIAN: "un responsable", Kind.STAFF: "un membre de l’équipe"}
FEMININE = ("TPS", "PS", "MS", "GS")
VOWELS = ("a", "e", "i", "o", "u", "h")
MASCULINE = ("CP", "CE", "CM")
Places = Mapping[tuple[str, str], str]


@dataclass(frozen=True, slots=True)
class Names:
    """
    How each is called: people by kind and key, schools by key, classes and groups by school and key.

    Somebody who is known no more is still somebody.
    """

    people: Mapping[tuple[Kind, str], str] = field(default_factory=dict)
    schools: Mapping[str, str] = field(default_factory=dict)
    classes: Places = field(default_factory=dict)
    groups: Places = field(default_factory=dict)

    def person(self, kind: Kind, key: str) -> str:
        return self.people.get((kind, key), SOMEBODY[kind])

    def school(self, key: str) -> str:
        return f"l’école {self.schools[key]}" if key in self.schools else "une autre école"

    def class_group(self, school: str, key: str) -> str:
        return self.classes.get((school, key), key)

    def group(self, school: str, key: str) -> str:
        return self.groups.get((school, key), key)


def of(name: str) -> str:
    """`d’Inès`, `de Noé`."""
    return f"d’{name}" if folded(name).startswith(VOWELS) else f"de {name}"


def from_class(name: str) -> str:
    """`du CE1 B`, `de la GS`, `de l’ULIS`; a name of their own keeps its word: `de la classe des Lutins`."""
    return articled(name, masculine="du ", feminine="de la ", vowel="de l’", other="de la classe ")


def to_class(name: str) -> str:
    return articled(name, masculine="au ", feminine="à la ", vowel="à l’", other="à la classe ")


def the_class(name: str) -> str:
    return articled(name, masculine="le ", feminine="la ", vowel="l’", other="la classe ")


def articled(name: str, *, masculine: str, feminine: str, vowel: str, other: str) -> str:
    capitals = name.upper()
    if capitals.startswith(MASCULINE):
        return masculine + name
    if capitals.startswith("CLASSE") or re.split(r"[ /-]", capitals)[0] in FEMININE:
        return feminine + name
    return (vowel if capitals.startswith(("ULIS", "UPE2A", "UEMA", "UEEA")) else other) + name


def listed(parts: list[str]) -> str:
    """`a`, `a et b`, `a, b et c`."""
    return " et ".join(filter(None, [", ".join(parts[:-1]), *parts[-1:]]))


def agreed(number: int, one: str, many: str) -> str:
    """French counts nothing and one alike."""
    return f"{number} {one if number < 2 else many}"
