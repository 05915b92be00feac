"""Which files of an inbox make one delivery, and whether it is complete. Pure: a folder's listing goes in."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

NAMED = re.compile(r"(.+_(?:Complet|Delta)_[0-9]{8})(?:[_.-].*)?")
"""What the name of a file, of an archive or of a bordereau says of its delivery."""
FRESH = timedelta(seconds=10).total_seconds()
"""Whoever fills a folder without our server gives a file its name before its bytes."""


@dataclass(frozen=True, slots=True)
class Arrived:
    """
    One file of an inbox; `touched` in seconds.

    `holds`: the files that it gives, itself or its members; `announced`: those that a bordereau, itself or in
    it, speaks of. `part`: it is not whole.
    """

    name: str
    touched: float
    part: bool = False
    holds: frozenset[str] = frozenset()
    announced: frozenset[str] = frozenset()


Group = Sequence[Arrived]


def gather(listing: Iterable[Arrived], *, now: float, still_for: float) -> list[tuple[str, ...]]:
    """The names of the files of each complete delivery."""
    groups = grouped(listing)
    return [tuple(sorted(file.name for file in group)) for group in groups if complete(group, now, still_for)]


def complete(group: Group, now: float, still_for: float) -> bool:
    """
    A bordereau says that all is there, or nothing moved for a while.

    A part never makes a delivery, for its lot might be the last of its category, which nothing would miss.
    """
    if any(file.part for file in group):
        return False
    still = now - max(file.touched for file in group)
    return still >= still_for or (still >= FRESH and as_announced(group))


def as_announced(group: Group) -> bool:
    announced = frozenset[str]().union(*(file.announced for file in group))
    return bool(announced) and announced <= frozenset[str]().union(*(file.holds for file in group))


def stalled(listing: Iterable[Arrived], *, now: float, still_for: float) -> list[str]:
    """Parts that nobody goes on with: their sender must send them again."""
    return [file.name for file in listing if file.part and now - file.touched >= still_for]


def grouped(listing: Iterable[Arrived]) -> list[Group]:
    """By delivery; what names none goes with the only one there is, else by itself."""
    groups: dict[str, list[Arrived]] = defaultdict(list)
    loose: list[Arrived] = []
    for file in listing:
        if key := delivery_of(file):
            groups[key].append(file)
        else:
            loose.append(file)
    if len(groups) == 1:
        next(iter(groups.values())).extend(loose)
        return list(groups.values())
    return [*groups.values(), *([file] for file in loose)]


def delivery_of(file: Arrived) -> str:
    """Told by its name, else by all that it holds or announces; "" where nothing tells."""
    for names in ({file.name}, file.holds, file.announced):
        told = {match[1] if (match := NAMED.fullmatch(name)) else "" for name in names}
        if len(told) == 1 and (key := told.pop()):
            return key
    return ""
