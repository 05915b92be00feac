"""Families: brothers and sisters on the places of a neighbourhood, and the adults who answer for them."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from random import Random
from string import ascii_uppercase

from preau.provisioning.generating.households import SHAPES, Kin, Registry, dealt
from preau.provisioning.generating.naming import some_child
from preau.provisioning.generating.types import Guardian, Identity, Level, Place, Pupil

SAME_SCHOOL = 0.8
"""Share of brothers and sisters who go to the same school."""
LOOKED_AT = 300
"""Free places looked at, at most, when a brother or a sister needs one."""
DAYS_BETWEEN_SIBLINGS = 280
AHEAD, LATE = 0.01, 0.05
SINCE_THE_FIRST_LEVEL = 0.85
WITHOUT_INE = 0.03
CANTEEN, BUS, MORNING_CARE, EVENING_CARE, STUDY = 0.78, 0.03, 0.2, 0.35, 0.25

TWIN, YOUNGER = "twin", "younger"
SIBSHIPS: dict[tuple[str, ...], int] = {(): 160, (YOUNGER,): 30, (TWIN,): 3, (YOUNGER, YOUNGER): 7}
"""Who comes with a first child, in how many families among two hundred."""


@dataclass(frozen=True, slots=True)
class Family:
    pupils: tuple[Pupil, ...]
    guardians: tuple[Guardian, ...]


def families(
    places: Sequence[Place], registry: Registry, *, keys: Iterator[int], day: dt.date
) -> Iterator[Family]:
    """Every place is taken, by exactly one child."""
    rng = registry.rng
    shapes, sibships = dealt(rng, SHAPES), dealt(rng, SIBSHIPS)
    free = rng.sample(places, len(places))
    while free:
        taken = _taken(free, next(sibships), rng)
        yield _family(taken, next(shapes)(registry), keys=keys, day=day, rng=rng)


def school_year(day: dt.date) -> int:
    """The calendar year in which the school year of `day` began."""
    return day.year if day.month >= 8 else day.year - 1


def first_day(day: dt.date) -> dt.date:
    """That of the school year: what is invented from it stays the same all year."""
    return dt.date(school_year(day), 9, 1)


def _taken(free: list[Place], others: tuple[str, ...], rng: Random) -> list[Place]:
    """The places of one family's children; who finds none is not born."""
    taken = [free.pop()]
    for kind in others:
        index = _sibling_place(free, taken, twin=kind == TWIN, same_school=rng.random() < SAME_SCHOOL)
        if index is not None:
            taken.append(free.pop(index))
    return taken


def _sibling_place(free: list[Place], taken: list[Place], *, twin: bool, same_school: bool) -> int | None:
    school, levels = taken[0].school, {place.level for place in taken}
    for index in range(len(free) - 1, max(-1, len(free) - 1 - LOOKED_AT), -1):
        place = free[index]
        if twin and place.school == school and place.level in levels:
            return index
        if not twin and (place.school == school) is same_school and place.level not in levels:
            return index
    return None


def _family(
    places: list[Place], kins: tuple[Kin, ...], *, keys: Iterator[int], day: dt.date, rng: Random
) -> Family:
    """Children by age; those of one level are twins."""
    pupils: list[Pupil] = []
    guardians: dict[int, Guardian] = {}
    by_age = groupby(sorted(places, key=_age, reverse=True), key=_age)
    for rank, (_, twins) in enumerate(by_age):
        kin = kins[min(rank, len(kins) - 1)]
        guardians |= {adult.key: adult for adult, _ in kin.guardians}
        born: dt.date | None = None
        for place in twins:
            born = born or _birth_date(place.level, [other.birth_date for other in pupils], day=day, rng=rng)
            besides = {other.identity.given_name for other in pupils}
            identity = some_child(rng, kin.origin, kin.family_name, besides=besides)
            pupils.append(_pupil(next(keys), identity, born, place, kin=kin, day=day, rng=rng))
    return Family((*pupils,), (*guardians.values(),))


def _pupil(
    key: int, identity: Identity, born: dt.date, place: Place, *, kin: Kin, day: dt.date, rng: Random
) -> Pupil:
    elementary = place.level.age >= Level.CP.age
    return Pupil(
        key,
        identity,
        born,
        ine=_ine(key, born, rng) if rng.random() >= WITHOUT_INE else None,
        guardians=tuple((adult.key, relation) for adult, relation in kin.guardians),
        place=place,
        entered=_entered(place.level, day, rng),
        canteen=rng.random() < CANTEEN,
        bus=rng.random() < BUS,
        morning_care=rng.random() < MORNING_CARE,
        evening_care=rng.random() < EVENING_CARE,
        study=elementary and rng.random() < STUDY,
    )


def _birth_date(level: Level, siblings: list[dt.date], *, day: dt.date, rng: Random) -> dt.date:
    """In the year that gives the level its age, a few ahead or late; nine months from any sibling."""
    while True:
        shift = rng.choices((1, -1, 0), (AHEAD, LATE, 1 - AHEAD - LATE))[0]
        first = dt.date(school_year(day) - level.age + shift, 1, 1)
        born = first + dt.timedelta(days=rng.randrange(365))
        if all(abs((born - other).days) >= DAYS_BETWEEN_SIBLINGS for other in siblings):
            return born


def _entered(level: Level, day: dt.date, rng: Random) -> dt.date:
    """The first of September on which the child joined the school."""
    first = Level.CP if level.age >= Level.CP.age else Level.PS
    years = max(0, level.age - first.age)
    if rng.random() >= SINCE_THE_FIRST_LEVEL:
        years = rng.randint(0, years)
    return dt.date(school_year(day) - years, 9, 1)


def _ine(key: int, born: dt.date, rng: Random) -> str:
    """Of the right shape: the year of a first registration, a number of our own, two letters."""
    return f"{(born.year + 3) % 100:02d}{key % 10_000_000:07d}{''.join(rng.choices(ascii_uppercase, k=2))}"


def _age(place: Place) -> int:
    return place.level.age
