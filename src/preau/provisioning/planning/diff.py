"""What must change for the directory to show what the académie says. Pure."""

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple, cast

from preau.provisioning.merging import merged
from preau.provisioning.planning.subjects import (
    ClassGroup,
    Group,
    Guardian,
    Kind,
    Lines,
    Pupil,
    Row,
    School,
    Staff,
    Subject,
    place,
)
from preau.provisioning.planning.wanted import Families

Schools = tuple[str, ...]


class Action(StrEnum):
    __hash__ = str.__hash__

    CREATE = "create"
    UPDATE = "update"
    REMOVE = "remove"
    UNCHANGED = "unchanged"


class Change(NamedTuple):
    """
    One line of a plan: the row named by the académie's keys goes from `before` to `after` (None: not there).

    `schools` are the keys of those that count it, `touches` of those that can hold it back. It waits if any
    is held, unless it is `shared`: a person's arrival and own fields go with any school that is free. `found` is
    what stood under the key of an arrival though the feed did not show it (see `applying.asleep`).
    """

    kind: Kind
    action: Action
    key: tuple[str, ...]
    before: Row | None
    after: Row | None
    schools: Schools
    touches: Schools
    shared: bool = False
    found: Row | None = None

    def waits(self, held: frozenset[str]) -> bool:
        """Whether schools on hold keep this change back."""
        if self.shared:
            return bool(self.touches) and held.issuperset(self.touches)
        return not held.isdisjoint(self.touches)


def paired(
    present: Iterator[Subject], wanted: Iterator[Subject]
) -> Iterator[tuple[Subject | None, Subject | None]]:
    """Two streams as pairs: as it is, as it should be."""
    return merged(present, wanted, left_place=place, right_place=place)


class Differ:
    """
    Turns pairs into changes, in the order of a stream; `families` is what `wanted` fills as it goes by.

    A guardian, a class or a group goes only when all those who leave them do: `losing`, `leaving` and
    `parting` remember which schools that concerns.
    """

    def __init__(self, families: Families) -> None:
        self.families = families
        self.losing: Families = {}
        self.leaving: dict[tuple[str, ...], Schools] = {}
        self.parting: dict[tuple[str, ...], Schools] = {}

    def changes(self, before: Subject | None, after: Subject | None) -> Iterator[Change]:
        """Changes of one subject, and of the lines that hang on it."""
        match after or before:
            case School(key=key):
                yield change(Kind.SCHOOL, (key,), before, after, schools=(key,))
            case ClassGroup(school=school, key=key):
                touches = union((school,), self.leaving.get((school, key), ()))
                yield change(Kind.CLASS, (school, key), before, after, schools=(school,), touches=touches)
            case Group(school=school, key=key):
                touches = union((school,), self.parting.get((school, key), ()))
                yield change(Kind.GROUP, (school, key), before, after, schools=(school,), touches=touches)
            case Pupil(key=key):
                yield from self.pupil(key, cast("Pupil | None", before), cast("Pupil | None", after))
            case Guardian(key=key):
                touches = (self.families if after else self.losing).get(key, ())
                schools = tuple(filter(None, touches))
                yield change(
                    Kind.GUARDIAN, (key,), before, after, schools=schools, touches=touches, shared=bool(after)
                )
            case Staff(key=key):
                yield from staff(key, cast("Staff | None", before), cast("Staff | None", after))

    def pupil(self, key: str, before: Pupil | None, after: Pupil | None) -> Iterator[Change]:
        """
        A move from one school to another is one thing: each of its lines waits for both.

        Nobody leaves while a group is held that they are in, wherever it is.
        """
        was, will = before or NOBODY, after or NOBODY
        old_schools, new_schools = was.schools, will.schools
        schools, touches = new_schools or old_schools, union(old_schools, new_schools)
        if after is None and was.memberships:
            touches = union(touches, tuple(school for school, _ in was.memberships))
        yield change(
            Kind.PUPIL, (key,), before and before.own, after and after.own,
            schools=schools, touches=touches, shared=after is not None and was.school in ("", after.school),
        )  # fmt: skip
        for line, old, new in compared(was.enrolled, will.enrolled):
            if new is None:
                self.leaving[line] = union(self.leaving.get(line, ()), touches)
            yield change(Kind.ENROLMENT, (key, *line), old, new, schools=line[:1], touches=touches)
        for line, old, new in compared(was.linked, will.linked):
            if new is None:
                self.losing[line[0]] = union(self.losing.get(line[0], ()), touches)
            yield change(Kind.RESPONSIBILITY, (key, *line), old, new, schools=schools, touches=touches)
        if was.memberships or will.memberships:
            yield from self.memberships(key, was, will, touches)

    def memberships(self, key: str, was: Pupil, will: Pupil, touches: Schools) -> Iterator[Change]:
        """Each waits for the schools of the pupil and for that of the group."""
        for line, old, new in compared(was.grouped, will.grouped):
            there = line[:1]
            concerned = union(touches, there)
            if new is None:
                self.parting[line] = union(self.parting.get(line, ()), concerned)
            yield change(Kind.GROUP_MEMBER, (key, *line), old, new, schools=there, touches=concerned)


NOBODY = Pupil("", "", "", "", None, "", "", "", (), (), ())
NO_STAFF = Staff("", "", "", "", "", "", teacher=False, assignments=())


def staff(key: str, before: Staff | None, after: Staff | None) -> Iterator[Change]:
    """Each assignment is the business of its school alone."""
    was, will = before or NO_STAFF, after or NO_STAFF
    yield change(
        Kind.STAFF, (key,), before and before.own, after and after.own,
        schools=will.schools or was.schools, touches=union(was.schools, will.schools),
        shared=after is not None,
    )  # fmt: skip
    for line, old, new in compared(was.assigned, will.assigned):
        yield change(Kind.ASSIGNMENT, (key, *line), old, new, schools=line)


def change(
    kind: Kind,
    key: tuple[str, ...],
    before: Row | None,
    after: Row | None,
    *,
    schools: Schools,
    touches: Schools | None = None,
    shared: bool = False,
) -> Change:
    """Name the action that leads from `before` to `after`."""
    if before == after:
        action = Action.UNCHANGED
    elif before is None:
        action = Action.CREATE
    else:
        action = Action.REMOVE if after is None else Action.UPDATE
    return Change(kind, action, key, before, after, schools, schools if touches is None else touches, shared)


def compared(before: Lines, after: Lines) -> Iterator[tuple[tuple[str, ...], Row | None, Row | None]]:
    """Lines that were or will be, by key, with both values; each side comes sorted."""
    for key in after if before.keys() <= after.keys() else sorted(before.keys() | after.keys()):
        yield key, before.get(key), after.get(key)


def union(one: Schools, other: Schools) -> Schools:
    return one if one == other else tuple(dict.fromkeys(one + other))
