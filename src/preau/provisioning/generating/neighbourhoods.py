"""The invented world, one neighbourhood after another."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import accumulate, count
from math import ceil
from random import Random

from preau.provisioning.generating.classes import (
    Labelling,
    open_places,
    shares,
    with_mixed_classes,
    with_ulis,
    with_upe2a,
)
from preau.provisioning.generating.families import Family, families, first_day
from preau.provisioning.generating.households import Registry
from preau.provisioning.generating.schools import RELATIVE_SIZES, communes, zone
from preau.provisioning.generating.staff import StaffRoom, school_team, shared_team
from preau.provisioning.generating.types import Neighbourhood, Place, Plan, Pupil, School, Staff

LARGEST = 2000
"""Pupils of a neighbourhood; a larger commune is filled in several rounds."""
USUAL_SCHOOL, FEWEST_SCHOOLS = 208, 6
FIRST_PUPIL, FIRST_GUARDIAN, FIRST_STAFF, FIRST_CLASS = 1_200_001, 5_400_001, 300_001, 70_001
FIRST_MIXED = 85_001
"""Among the keys of classes, after those that a neighbourhood can use."""
SPAN, LONGEST_STEP = 20_000, 4
"""Keys set aside for each neighbourhood and category, more than LARGEST can use, and their widest gap."""
CLASSES_OF_A_ROUND = 200
WITH_ULIS, WITH_UPE2A, WITH_MIXED_CLASSES = (1,), (0, 3), (0, 1)
"""Which schools of a commune have them."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a neighbourhood is a function of; `rank` is the commune's, `turn` the round of `turns`."""

    plan: Plan
    index: int
    rank: int
    schools: tuple[School, ...]
    pupils: int
    turn: int
    turns: int


def neighbourhoods(plan: Plan) -> Iterator[Neighbourhood]:
    return map(_built, _settings(plan))


def _settings(plan: Plan) -> Iterator[Setting]:
    number = plan.schools or max(FEWEST_SCHOOLS, round(plan.pupils / USUAL_SCHOOL))
    index, placed, filled = count(), 0, 0
    for rank, schools in enumerate(communes(number)):
        placed += len(schools)
        pupils = round(plan.pupils * placed / number) - filled
        filled += pupils
        turns = max(1, ceil(pupils / LARGEST))
        for turn, share in enumerate(shares(pupils, [1] * turns)):
            yield Setting(plan, next(index), rank, schools, share, turn, turns)


def _built(setting: Setting) -> Neighbourhood:
    rng = Random(f"{setting.plan.seed}/{setting.index}")  # noqa: S311
    by_school = _places(setting, rng)
    registry = Registry(setting.schools[0].commune, rng, _keys(FIRST_GUARDIAN, setting, rng))
    settled = list(_families(by_school, registry, setting))
    pupils = with_homonyms([pupil for family in settled for pupil in family.pupils])
    guardians = {guardian.key: guardian for family in settled for guardian in family.guardians}
    schools = (*setting.schools, zone(setting.rank)) if setting.turn == 0 else ()
    return Neighbourhood(
        schools, tuple(pupils), tuple(guardians.values()), tuple(_staff(setting, by_school, rng))
    )


def _places(setting: Setting, rng: Random) -> list[list[Place]]:
    """School by school."""
    weights = [size * rng.uniform(0.92, 1.08) for size in RELATIVE_SIZES[: len(setting.schools)]]
    keys = _keys(FIRST_CLASS, setting, rng)
    mixed = count(FIRST_MIXED + setting.index * SPAN)
    by_school = []
    for position, (school, size) in enumerate(
        zip(setting.schools, shares(setting.pupils, weights), strict=True)
    ):
        labelling = _labelling(setting, position)
        places = open_places(school, size, labelling=labelling, keys=keys, rng=rng)
        if setting.turn == 0 and position in WITH_ULIS:
            places = with_ulis(places, key=next(keys), rng=rng)
        if setting.turn == 0 and position in WITH_UPE2A:
            places = with_upe2a(places, key=next(keys), name=school.name, rng=rng)
        if setting.turn == 0 and position in WITH_MIXED_CLASSES:
            places = with_mixed_classes(places, keys=mixed)
        by_school.append(places)
    return by_school


def _labelling(setting: Setting, position: int) -> Labelling:
    """Each school has its own way; one filled in several rounds numbers its classes."""
    if setting.turns > 1:
        return Labelling(" ", setting.turn * CLASSES_OF_A_ROUND + 1)
    return (Labelling("-"), Labelling("/"), Labelling(" ", 1))[position % 3]


def _families(by_school: list[list[Place]], registry: Registry, setting: Setting) -> Iterator[Family]:
    places = [place for places in by_school for place in places]
    keys = _keys(FIRST_PUPIL, setting, registry.rng)
    return families(places, registry, keys=keys, day=setting.plan.date)


def _staff(setting: Setting, by_school: list[list[Place]], rng: Random) -> Iterator[Staff]:
    room = StaffRoom(rng, _keys(FIRST_STAFF, setting, rng), first_day(setting.plan.date))
    for position, (school, places) in enumerate(zip(setting.schools, by_school, strict=True)):
        classes = len({place.classes[0].key for place in places})
        ulis = setting.turn == 0 and position in WITH_ULIS
        yield from school_team(room, school.key, classes=classes, ulis=ulis, headed=setting.turn == 0)
    if setting.turn == 0:
        yield from shared_team(room, [school.key for school in setting.schools], zone(setting.rank).key)


def with_homonyms(pupils: list[Pupil]) -> list[Pupil]:
    """Two children who are no kin bear the same names in one school, once."""
    met: dict[tuple[str, str, str], Pupil] = {}
    for index, pupil in enumerate(pupils):
        same = (pupil.place.school, pupil.identity.family_name, pupil.identity.title)
        other = met.setdefault(same, pupil)
        if other is not pupil and not {*other.guardians} & {*pupil.guardians}:
            given = other.identity.given_name
            identity = replace(pupil.identity, given_name=given, other_names=(given,))
            return [*pupils[:index], replace(pupil, identity=identity), *pupils[index + 1 :]]
    return pupils


def _keys(first: int, setting: Setting, rng: Random) -> Iterator[int]:
    """Growing, with gaps, as those who left have made them."""
    start = first + setting.index * SPAN
    return accumulate(iter(lambda: rng.randint(1, LONGEST_STEP), 0), initial=start)
