"""What is invented, before it is written: schools, classes, pupils, guardians, staff."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, IntEnum, StrEnum
from pathlib import Path

from preau.provisioning.types import Category


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """
    A Complet to invent; equal plans give equal bytes.

    Without `schools` there are as many as the pupils fill, never fewer than the six of the commune.
    """

    date: dt.date
    schools: int | None = None
    pupils: int = 1250
    seed: int = 1
    prefix: str = "ENT92"
    zip: bool = False
    bordereau: bool = False

    def __post_init__(self) -> None:
        if self.pupils < 0 or (self.schools is not None and self.schools < 1):
            raise ValueError("Il faut au moins une école, et un nombre d’élèves positif.")
        if not re.fullmatch(r"[A-Za-z0-9][\w.-]*", self.prefix):
            raise ValueError("Le préfixe commence par une lettre ou un chiffre et ne contient pas d’espace.")


@dataclass(frozen=True, slots=True)
class GenerationReport:
    """`records` counts the requests of each category, `files` are those of the delivery as they lie."""

    records: Mapping[Category, int]
    files: tuple[Path, ...]


class Kind(StrEnum):
    """What a school is called in the feed."""

    MATERNELLE = "MATERNELLE"
    ELEMENTAIRE = "ELEMENTAIRE"
    PRIMAIRE = "PRIMAIRE"


class Level(Enum):
    """A level: its MEFSTAT4 code, and the age usually reached in the calendar year of la rentrée."""

    TPS = ("1110", 2)
    PS = ("1111", 3)
    MS = ("1112", 4)
    GS = ("1113", 5)
    CP = ("1121", 6)
    CE1 = ("1122", 7)
    CE2 = ("1123", 8)
    CM1 = ("1124", 9)
    CM2 = ("1125", 10)

    def __init__(self, code: str, age: int) -> None:
        self.code = code
        self.age = age

    @property
    def cycle(self) -> str:
        if self.age <= Level.GS.age:
            return "1$CYCLE I"
        return "2$CYCLE II" if self.age <= Level.CE2.age else "3$CYCLE III"

    @property
    def written(self) -> str:
        """As the feed writes it."""
        return f"{self.code}${self.name}"


LEVELS = {
    Kind.MATERNELLE: (Level.PS, Level.MS, Level.GS),
    Kind.ELEMENTAIRE: (Level.CP, Level.CE1, Level.CE2, Level.CM1, Level.CM2),
    Kind.PRIMAIRE: tuple(Level)[1:],
}


class Relation(IntEnum):
    """How an adult is tied to a child: the codes in use since 2018."""

    MOTHER = 10
    FATHER = 20
    GRANDFATHER = 33
    GRANDMOTHER = 34
    AUNT = 36
    TUTOR = 50
    CHILD_WELFARE = 51
    OTHER = 90


@dataclass(frozen=True, slots=True)
class Commune:
    name: str
    postal_code: str


@dataclass(frozen=True, slots=True)
class School:
    """A school or, without `kind`, a structure that is none (zone de remplacement)."""

    key: int
    uai: str
    name: str
    kind: Kind | None
    address: str
    commune: Commune
    circonscription: str
    phone: str


@dataclass(frozen=True, slots=True)
class ClassGroup:
    """A class, or a group when `nature` says so; `nature` is `code$label`, `key` the ONDE identifier."""

    school: str
    nature: str
    key: str
    label: str

    @property
    def written(self) -> str:
        """As the feed writes it."""
        return f"{self.school}${self.nature}${self.key}${self.label}"


@dataclass(frozen=True, slots=True)
class Place:
    """What waits for one pupil: the ordinary class comes first, ULIS after it."""

    school: str
    level: Level
    classes: tuple[ClassGroup, ...]
    groups: tuple[ClassGroup, ...] = ()


@dataclass(frozen=True, slots=True)
class Identity:
    """`birth_name` is None when not said; `title` is the civilité, empty for an organisation."""

    family_name: str
    birth_name: str | None
    given_name: str
    title: str
    other_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Home:
    """`lines` is the address as the feed joins it: four lines separated by `$`."""

    lines: str
    postal_code: str
    town: str
    country: str
    phone: str | None


@dataclass(frozen=True, slots=True)
class Guardian:
    key: int
    identity: Identity
    home: Home
    mobile: str | None
    work_phone: str | None
    mail: str | None


@dataclass(frozen=True, slots=True)
class Pupil:
    """`guardians` holds keys with relations; `entered` is when the pupil joined the school."""

    key: int
    identity: Identity
    birth_date: dt.date
    ine: str | None
    guardians: tuple[tuple[int, Relation], ...]
    place: Place
    entered: dt.date
    canteen: bool
    bus: bool
    morning_care: bool
    evening_care: bool
    study: bool


@dataclass(frozen=True, slots=True)
class Staff:
    """`functions` are `code$label$speciality code$speciality label`, one with each structure's key."""

    key: int
    identity: Identity
    birth_date: dt.date
    mail: str
    functions: tuple[tuple[int, str], ...]
    teaches: bool
    directs: tuple[int, ...] = ()
    specialities: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """
    A handful of schools whose families know each other: what is in memory at one time.

    `schools` holds the zone de remplacement too, and is empty where these schools were told of before.
    """

    schools: tuple[School, ...]
    pupils: tuple[Pupil, ...]
    guardians: tuple[Guardian, ...]
    staff: tuple[Staff, ...]
