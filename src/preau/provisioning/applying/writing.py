"""Writes a plan into the directory, inside the run's transaction."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import connection

from preau.core.directory.types import Profile
from preau.kernel.text import sort_name
from preau.kernel.uid import uuid7
from preau.provisioning.applying import statements as sql
from preau.provisioning.planning.diff import Action, Change
from preau.provisioning.planning.spool import Spool
from preau.provisioning.planning.subjects import Guardian, Kind, Pupil, Row, Staff

NO_CONTACT = ("",) * 7


@dataclass(frozen=True, slots=True)
class Writer:
    """Turns changes into rows of parameters; `day` is the date that arrivals and departures bear."""

    academie: int
    day: date
    native_uid: bool = field(default_factory=lambda: connection.features.has_native_uuid_field)

    def uid(self) -> object:
        new = uuid7()
        return new if self.native_uid else new.hex

    def school(self, change: Change) -> Row:
        return (self.uid(), self.academie, *after(change))

    def class_group(self, change: Change) -> Row:
        school, *rest = after(change)
        return (self.uid(), self.academie, school, *rest)

    def pupil(self, change: Change) -> Row:
        pupil = Pupil(*after(change), (), ())
        return self.person(Profile.PUPIL, pupil, pupil.birth_date, pupil.level, school=pupil.school)

    def guardian(self, change: Change) -> Row:
        guardian = Guardian(*after(change))
        return self.person(Profile.GUARDIAN, guardian, organisation=guardian.organisation)

    def staff(self, change: Change) -> Row:
        staff = Staff(*after(change), ())
        return self.person(Profile.STAFF, staff, teacher=staff.teacher)

    def person(
        self,
        profile: Profile,
        who: Pupil | Guardian | Staff,
        birth_date: str | None = None,
        level: str = "",
        *,
        school: str = "",
        teacher: bool = False,
        organisation: bool = False,
    ) -> Row:
        return (
            self.uid(), self.academie, profile, who.key, sort_name(who.family_name, who.given_name),
            who.family_name, who.given_name, who.birth_name, who.civility, birth_date, level, teacher,
            organisation, self.academie, school,
        )  # fmt: skip

    def guardian_contact(self, change: Change) -> Row:
        return (self.academie, Profile.GUARDIAN, *change.key, *after(change)[6:])

    def staff_contact(self, change: Change) -> Row:
        return (self.academie, Profile.STAFF, *change.key, after(change)[5], *NO_CONTACT)

    def enrolment(self, change: Change) -> Row:
        return (*self.enrolled(change), self.day, True)

    def enrolled(self, change: Change) -> Row:
        pupil, school, class_key = change.key
        there = (self.academie, school)
        return (self.academie, Profile.PUPIL, pupil, *there, *there, class_key)

    def responsibility(self, change: Change) -> Row:
        return (*self.linked(change), *after(change), self.day, True, "", "")

    def linked(self, change: Change) -> Row:
        pupil, guardian = change.key
        return (self.academie, Profile.PUPIL, pupil, self.academie, Profile.GUARDIAN, guardian)

    def assignment(self, change: Change) -> Row:
        return (*self.assigned(change), *after(change), self.day, True)

    def assigned(self, change: Change) -> Row:
        staff, school = change.key
        return (self.academie, Profile.STAFF, staff, self.academie, school)

    def place(self, change: Change) -> Row:
        return (self.academie, *change.key)


def after(change: Change) -> tuple[Any, ...]:
    """The values to write; what leaves has none."""
    return change.after or ()


Rows = Callable[[Writer, Change], Row]

PUT: dict[Kind, list[tuple[str, Rows]]] = {
    Kind.SCHOOL: [(sql.PUT_SCHOOL, Writer.school)],
    Kind.CLASS: [(sql.PUT_CLASS, Writer.class_group)],
    Kind.PUPIL: [(sql.PUT_PERSON, Writer.pupil)],
    Kind.GUARDIAN: [(sql.PUT_PERSON, Writer.guardian), (sql.PUT_CONTACT, Writer.guardian_contact)],
    Kind.STAFF: [(sql.PUT_PERSON, Writer.staff), (sql.PUT_CONTACT, Writer.staff_contact)],
    Kind.ENROLMENT: [(sql.PUT_ENROLMENT, Writer.enrolment)],
    Kind.RESPONSIBILITY: [(sql.PUT_RESPONSIBILITY, Writer.responsibility)],
    Kind.ASSIGNMENT: [(sql.PUT_ASSIGNMENT, Writer.assignment)],
}
TAKE_AWAY: dict[Kind, tuple[str, Rows]] = {
    Kind.SCHOOL: (sql.CLOSE_SCHOOL, Writer.place),
    Kind.CLASS: (sql.CLOSE_CLASS, Writer.place),
    Kind.PUPIL: (sql.SEE_OFF, lambda w, c: (w.academie, Profile.PUPIL, *c.key)),
    Kind.GUARDIAN: (sql.SEE_OFF, lambda w, c: (w.academie, Profile.GUARDIAN, *c.key)),
    Kind.STAFF: (sql.SEE_OFF, lambda w, c: (w.academie, Profile.STAFF, *c.key)),
    Kind.ENROLMENT: (sql.END_ENROLMENT, Writer.enrolled),
    Kind.RESPONSIBILITY: (sql.END_RESPONSIBILITY, Writer.linked),
    Kind.ASSIGNMENT: (sql.END_ASSIGNMENT, Writer.assigned),
}


def write_directory(spool: Spool, *, academie: int, day: date, held: frozenset[str]) -> int:
    """
    Write the changes that nothing holds back: departures from the links up, arrivals from the schools down.

    Returns how many were written.
    """
    writer = Writer(academie, day)
    written = 0
    for kind in reversed(Kind):
        query, row = TAKE_AWAY[kind]
        for batch in free(spool, kind, Action.REMOVE, held=held):
            execute(query, [(day, *row(writer, change)) for change in batch])
            written += len(batch)
    for kind in Kind:
        for action in (Action.CREATE, Action.UPDATE):
            for batch in free(spool, kind, action, held=held):
                for query, row in PUT[kind]:
                    execute(query, [row(writer, change) for change in batch])
                written += len(batch)
    return written


def free(spool: Spool, kind: Kind, action: Action, *, held: frozenset[str]) -> Iterator[list[Change]]:
    for batch in spool.batches(kind, action):
        yield [change for change in batch if not change.waits(held)] if held else batch


def execute(query: str, rows: list[Any]) -> None:
    if rows:
        with connection.cursor() as cursor:
            cursor.executemany(query, rows)
