"""Writes a plan into the directory, inside the run's transaction."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection

from preau.kernel.text import sort_name
from preau.kernel.uid import uuid7_number
from preau.provisioning.applying import statements as sql
from preau.provisioning.planning.diff import Action, Change
from preau.provisioning.planning.spool import Spool
from preau.provisioning.planning.subjects import Kind, Row


class Writer:
    """Turns changes into rows of parameters; `day` is the date that arrivals and departures bear."""

    def __init__(self, academie: int, day: date) -> None:
        self.academie = academie
        self.day = connection.ops.adapt_datefield_value(day)
        self.native_uid = connection.features.has_native_uuid_field

    def uid(self) -> object:
        new = uuid7_number()
        return UUID(int=new) if self.native_uid else f"{new:032x}"

    def school(self, change: Change) -> Row:
        return (self.uid(), self.academie, *after(change))

    def class_or_group(self, change: Change) -> Row:
        school, *rest = after(change)
        return (self.uid(), self.academie, school, *rest)

    def person(self, key: str, family_name: str, given_name: str, *rest: object) -> Row:
        sorted_by = sort_name(family_name, given_name)
        return (self.uid(), self.academie, sorted_by, key, family_name, given_name, *rest)

    def pupil(self, change: Change) -> Row:
        *own, school = after(change)
        return self.person(*own, self.academie, school)

    def guardian(self, change: Change) -> Row:
        return self.person(*after(change)[:6])

    def staff(self, change: Change) -> Row:
        *own, _, teacher = after(change)
        return self.person(*own, teacher)

    def guardian_contact(self, change: Change) -> Row:
        return (self.academie, *change.key, *after(change)[6:])

    def staff_contact(self, change: Change) -> Row:
        return (self.academie, *change.key, after(change)[5])

    def enrolment(self, change: Change) -> Row:
        return (*self.enrolled(change), self.day)

    def enrolled(self, change: Change) -> Row:
        pupil, school, class_key = change.key
        there = (self.academie, school)
        return (self.academie, pupil, *there, *there, class_key)

    def member(self, change: Change) -> Row:
        return (*self.grouped(change), self.day)

    def grouped(self, change: Change) -> Row:
        pupil, *group = change.key
        return (self.academie, pupil, self.academie, *group)

    def responsibility(self, change: Change) -> Row:
        return (*self.pair(change), *after(change), self.day)

    def assignment(self, change: Change) -> Row:
        return (*self.pair(change), *after(change), self.day)

    def pair(self, change: Change) -> Row:
        one, other = change.key
        return (self.academie, one, self.academie, other)

    def place(self, change: Change) -> Row:
        return (self.academie, *change.key)


def after(change: Change) -> tuple[Any, ...]:
    """The values to write; what leaves has none."""
    return change.after or ()


Rows = Callable[[Writer, Change], Row]

PUT: dict[Kind, list[tuple[sql.Put, Rows]]] = {
    Kind.SCHOOL: [(sql.PUT_SCHOOL, Writer.school)],
    Kind.CLASS: [(sql.PUT_CLASS, Writer.class_or_group)],
    Kind.GROUP: [(sql.PUT_GROUP, Writer.class_or_group)],
    Kind.PUPIL: [(sql.PUT_PUPIL, Writer.pupil)],
    Kind.GUARDIAN: [(sql.PUT_GUARDIAN, Writer.guardian), (sql.PUT_GUARDIAN_CONTACT, Writer.guardian_contact)],
    Kind.STAFF: [(sql.PUT_STAFF, Writer.staff), (sql.PUT_STAFF_CONTACT, Writer.staff_contact)],
    Kind.ENROLMENT: [(sql.PUT_ENROLMENT, Writer.enrolment)],
    Kind.GROUP_MEMBER: [(sql.PUT_MEMBER, Writer.member)],
    Kind.RESPONSIBILITY: [(sql.PUT_RESPONSIBILITY, Writer.responsibility)],
    Kind.ASSIGNMENT: [(sql.PUT_ASSIGNMENT, Writer.assignment)],
}
TAKE_AWAY: dict[Kind, tuple[str, Rows]] = {
    Kind.SCHOOL: (sql.CLOSE_SCHOOL, Writer.place),
    Kind.CLASS: (sql.CLOSE_CLASS, Writer.place),
    Kind.GROUP: (sql.CLOSE_GROUP, Writer.place),
    Kind.PUPIL: (sql.SEE_OFF_PUPIL, Writer.place),
    Kind.GUARDIAN: (sql.SEE_OFF_GUARDIAN, Writer.place),
    Kind.STAFF: (sql.SEE_OFF_STAFF, Writer.place),
    Kind.ENROLMENT: (sql.END_ENROLMENT, Writer.enrolled),
    Kind.GROUP_MEMBER: (sql.END_MEMBER, Writer.grouped),
    Kind.RESPONSIBILITY: (sql.END_RESPONSIBILITY, Writer.pair),
    Kind.ASSIGNMENT: (sql.END_ASSIGNMENT, Writer.pair),
}


def write_directory(spool: Spool, *, academie: int, day: date, held: frozenset[str]) -> int:
    """
    Write the changes that nothing holds back: departures from the links up, arrivals from the schools down.

    Returns how many were written.
    """
    writer, first_load = Writer(academie, day), not knows(academie)
    written = 0
    for kind in reversed(Kind):
        query, row = TAKE_AWAY[kind]
        for batch in free(spool, kind, Action.REMOVE, held=held):
            execute(query, [(writer.day, *row(writer, change)) for change in batch])
            written += len(batch)
    for kind in Kind:
        for action in (Action.CREATE, Action.UPDATE):
            for batch in free(spool, kind, action, held=held):
                write_batch(writer, kind, batch, first_load=first_load)
                written += len(batch)
    return written


def write_batch(writer: Writer, kind: Kind, batch: list[Change], *, first_load: bool = False) -> None:
    for put, row in PUT[kind]:
        rows = [row(writer, change) for change in batch]
        execute(put.insert if first_load else put.upsert, rows)


def knows(academie: int) -> bool:
    """Whether the feed ever wrote somebody or something here, even if they left."""
    with connection.cursor() as cursor:
        cursor.execute(sql.KNOWN, [academie, academie])
        return bool(cursor.fetchone()[0])


def free(spool: Spool, kind: Kind, action: Action, *, held: frozenset[str]) -> Iterator[list[Change]]:
    for batch in spool.batches(kind, action):
        yield [change for change in batch if not change.waits(held)] if held else batch


def execute(query: str, rows: list[Any]) -> None:
    if rows:
        with connection.cursor() as cursor:
            cursor.executemany(query, rows)
