"""The changes of a run as they are kept, school by school, to be told and undone. Pure."""

import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any, NamedTuple

import orjson

from preau.provisioning.planning.diff import Action, Change, Schools, union
from preau.provisioning.planning.plan import Counts
from preau.provisioning.planning.subjects import Kind, Row

NOWHERE = ""
"""Key under which the changes of whoever is in no school are kept."""
FAST, WINDOW, MEMORY = 1, 12, 5
"""zlib of 32 KB a school: an académie has a thousand."""


class Line(NamedTuple):
    """A change, and whether a safeguard kept it back."""

    change: Change
    waits: bool


class SchoolLines:
    """Gathers the lines of one school, compressed as they come."""

    def __init__(self) -> None:
        self.counts: Counts = Counter()
        self.deflate = zlib.compressobj(FAST, zlib.DEFLATED, WINDOW, MEMORY)
        self.packed = bytearray()

    def add(self, written: bytes) -> None:
        self.packed += self.deflate.compress(written)

    def close(self) -> bytes:
        return bytes(self.packed + self.deflate.flush())


def counted(moves: Counts) -> dict[str, dict[str, int]]:
    """By kind, then by action; what does not move is not said."""
    counts: dict[str, dict[str, int]] = defaultdict(dict)
    for (kind, action), number in sorted(moves.items()):
        if action is not Action.UNCHANGED:
            counts[kind][action] = number
    return dict(counts)


def by_school(lines: Iterator[Line]) -> dict[str, SchoolLines]:
    """
    A change that several schools count is among the lines of each; so is, without being counted, that of a pupil who
    goes to another school.
    """
    found: defaultdict[str, SchoolLines] = defaultdict(SchoolLines)
    for change, waits in lines:
        written = pack(change, waits=waits)
        counting = change.schools or (NOWHERE,)
        for school in counting:
            found[school].counts[change[:2]] += 1
        watching = change.touches if change.kind is Kind.PUPIL and change.action is Action.UPDATE else ()
        for school in union(counting, watching):
            found[school].add(written)
    return found


def pack(change: Change, *, waits: bool) -> bytes:
    """One JSON array a line."""
    before, after, found = (row and tuple(row) for row in (change.before, change.after, change.found))
    values = (change.kind, change.key, before, after, change.schools, found, waits)
    return orjson.dumps(values, option=orjson.OPT_APPEND_NEWLINE)


def unpacked(packed: bytes) -> Iterator[Line]:
    """The lines of one school, in the order in which they were kept."""
    for text in zlib.decompress(packed, WINDOW).splitlines():
        yield line(orjson.loads(text))


def line(values: list[Any]) -> Line:
    kind, key, *rows, schools, found, waits = values
    before, after, found = (None if row is None else tuple(row) for row in (*rows, found))
    return Line(change_of(Kind(kind), tuple(key), before, after, tuple(schools), found), waits)


def change_of(
    kind: Kind,
    key: tuple[str, ...],
    before: Row | None,
    after: Row | None,
    schools: Schools,
    found: Row | None,
) -> Change:
    action = Action.CREATE if before is None else Action.REMOVE if after is None else Action.UPDATE
    return Change(kind, action, key, before, after, schools, schools, found=found)
