"""
The bordereau of a delivery (convention, annex 2): the XML files that were sent, each with its number of lines.

Nobody published its exact form: a line that holds the name of an XML file, then a number, is read; the rest is
not. One that announces no file this way is an unknown file like another.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from preau.provisioning.reading.source import Source
from preau.provisioning.types import Code, Message

NAMED = re.compile(r"bordereau.*\.txt|.*[^a-z]bordereau\.txt")
ANNOUNCED = re.compile(r"\s*([\w.-]+\.xml)\s*[\t;,: ]\s*([0-9]{1,12})\s*(?:lignes?)?\s*")
LONGEST = 1 << 20
"""Bytes: a line for each file is far from it."""
BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Announced:
    """A file of the bordereau, where it says so, and how many lines it should have."""

    name: str
    lines: int
    place: int


def is_bordereau(name: str) -> bool:
    return bool(NAMED.fullmatch(name.casefold()))


def announced_by(source: Source) -> list[Announced]:
    with source.open() as stream:
        said = stream.read(LONGEST + 1)
    if len(said) > LONGEST:
        return []
    found = enumerate(map(ANNOUNCED.fullmatch, said.decode("utf-8", "replace").splitlines()), start=1)
    return [Announced(match[1], int(match[2]), place) for place, match in found if match]


def mismatches(
    bordereau: Source, announced: list[Announced], *, sent: Mapping[str, Source], expected: frozenset[str]
) -> Iterator[Message]:
    """What it announces and `sent` does not hold so; and the files `expected` of which it says nothing."""
    for one in announced:
        if one.name not in sent:
            why = f"« {one.name} » est annoncé et n’est pas là."
        elif (counted := lines_of(sent[one.name])) and one.lines not in counted:
            why = f"« {one.name} » a {counted[0]} lignes, {one.lines} sont annoncées."
        else:
            continue
        yield Message(Code.BORDEREAU_MISMATCH, why, file=bordereau.name, line=one.place)
    for name in sorted(expected - {one.name for one in announced}):
        yield Message(Code.BORDEREAU_MISMATCH, f"« {name} » n’est pas annoncé.", file=bordereau.name)


def lines_of(source: Source) -> tuple[int, ...]:
    """A last line that nothing ends is counted by some and not by others: both are right."""
    ends, last = 0, b"\n"
    with source.open() as stream:
        while block := stream.read(BLOCK):
            ends, last = ends + block.count(b"\n"), block[-1:]
    return (ends,) if last == b"\n" else (ends + 1, ends)
