"""How a school shares its pupils out among classes, and what it calls them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import cycle
from math import ceil
from random import Random
from string import ascii_uppercase

from preau.provisioning.generating.types import LEVELS, ClassGroup, Level, Place, School

USUAL_SIZE, LARGEST = 23.5, 28
SMALLEST_SHARE = 0.15
"""A class takes no less than this part of a level: nobody opens a CE1-CE2 for two pupils."""
TODDLERS = 3
"""Two-year-olds among the first class of a school that has small ones."""

ORDINARY, ULIS, GROUP = "11$ORDINAIRE", "14$ULIS", "40$REGROUPEMENT"
IN_ULIS, IN_UPE2A = 10, 8

Composition = dict[Level, int]
"""How many pupils of each level sit in a class."""


@dataclass(frozen=True, slots=True)
class Labelling:
    """How a school writes its classes: `CE1-CE2 B`, or `Classe 5 CE1 CE2` when `numbered_from` is given."""

    separator: str = "-"
    numbered_from: int | None = None

    def labels(self, classes: Sequence[Composition]) -> list[str]:
        names = [self.separator.join(level.name for level in sorted(each, key=_age)) for each in classes]
        if self.numbered_from is not None:
            return [f"Classe {number} {name}" for number, name in enumerate(names, self.numbered_from)]
        alike, met = Counter(names), Counter[str]()
        labels = []
        for name in names:
            labels.append(f"{name} {ascii_uppercase[met[name] % 26]}" if alike[name] > 1 else name)
            met[name] += 1
        return labels


def shares(total: int, weights: Sequence[float]) -> list[int]:
    """`total` cut in whole parts that follow `weights`; the parts add up to it."""
    whole, reached, given, parts = sum(weights), 0.0, 0, list[int]()
    for weight in weights:
        reached += weight
        parts.append(round(total * reached / whole) - given)
        given += parts[-1]
    return parts


def compositions(levels: Sequence[Level], size: int, rng: Random) -> list[Composition]:
    """
    The classes of a school of `size` pupils.

    They follow one another along the line of levels: the fewer classes, the more levels in each.
    """
    number = max(round(size / USUAL_SIZE), ceil(size / LARGEST), 1)
    step = len(levels) / number
    edges = [
        0.0,
        *(step * (place + rng.uniform(-0.3, 0.3)) for place in range(1, number)),
        float(len(levels)),
    ]
    sizes = shares(size, [rng.uniform(0.94, 1.06) for _ in range(number)])
    classes = []
    for start, end, heads in zip(edges, edges[1:], sizes, strict=False):
        counts = shares(heads, _parts(start, end, levels=len(levels)))
        classes.append({level: count for level, count in zip(levels, counts, strict=True) if count})
    return classes


def open_places(
    school: School, size: int, *, labelling: Labelling, keys: Iterator[int], rng: Random
) -> list[Place]:
    """A place for each of the `size` pupils of a school, in ordinary classes."""
    if school.kind is None or not size:
        return []
    youngest, *others = compositions(LEVELS[school.kind], size, rng)
    classes = [_with_toddlers(youngest), *others]
    return [
        Place(str(school.key), level, (group,))
        for composition, label in zip(classes, labelling.labels(classes), strict=True)
        for group in [ClassGroup(str(school.key), ORDINARY, str(next(keys)), label)]
        for level, count in composition.items()
        for _ in range(count)
    ]


def with_ulis(places: list[Place], *, key: int, rng: Random) -> list[Place]:
    """Some pupils of an élémentaire are also in its ULIS: two classes, one child."""
    chosen = _some(places, IN_ULIS, rng)
    return [
        replace(place, classes=(*place.classes, ClassGroup(place.school, ULIS, str(key), "ULIS")))
        if index in chosen
        else place
        for index, place in enumerate(places)
    ]


def with_upe2a(places: list[Place], *, key: int, name: str, rng: Random) -> list[Place]:
    """Some newcomers to the French language leave their class for a group a few hours a week."""
    chosen = _some(places, IN_UPE2A, rng)
    return [
        in_group(place, key, f"UPE2A {name}") if index in chosen else place
        for index, place in enumerate(places)
    ]


def with_mixed_classes(places: list[Place], *, keys: Iterator[int]) -> list[Place]:
    """The pupils of a level that several classes share are mixed in two groups, for reading or mathematics."""
    classes: dict[Level, set[ClassGroup]] = {}
    for place in places:
        classes.setdefault(place.level, set()).add(place.classes[0])
    level = next((level for level, there in classes.items() if len(there) > 1), None)
    groups = cycle(
        [(next(keys), f"Décloisonnement {level.name} {number}") for number in (1, 2)] if level else []
    )
    return [in_group(place, *next(groups)) if place.level is level else place for place in places]


def in_group(place: Place, key: int, label: str) -> Place:
    return replace(place, groups=(*place.groups, ClassGroup(place.school, GROUP, str(key), label)))


def _parts(start: float, end: float, *, levels: int) -> list[float]:
    """The part of each level between two points of the line; too small ones are left to the neighbour."""
    parts = [max(0.0, min(end, level + 1) - max(start, level)) for level in range(levels)]
    least = min(SMALLEST_SHARE, (end - start) / 3)
    return [part if part >= least else 0.0 for part in parts]


def _with_toddlers(composition: Composition) -> Composition:
    if composition.get(Level.PS, 0) <= TODDLERS:
        return composition
    return {Level.TPS: TODDLERS, **composition, Level.PS: composition[Level.PS] - TODDLERS}


def _some(places: list[Place], number: int, rng: Random) -> set[int]:
    able = [index for index, place in enumerate(places) if place.level.age >= Level.CP.age]
    return set(rng.sample(able, min(number, len(able) // 4)))


def _age(level: Level) -> int:
    return level.age
