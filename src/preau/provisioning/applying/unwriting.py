"""Writes the way back from a run, inside the transaction of the undo."""

from collections.abc import Callable
from datetime import date

from django.db import connection

from preau.provisioning.applying import statements as sql
from preau.provisioning.applying.writing import TAKE_AWAY, Rows, Writer, execute, write_batch
from preau.provisioning.planning.diff import Action, Change
from preau.provisioning.planning.spool import Spool
from preau.provisioning.planning.subjects import Kind

REOPEN: dict[Kind, tuple[str, Rows]] = {
    Kind.ENROLMENT: (sql.REOPEN_ENROLMENT, Writer.enrolled),
    Kind.GROUP_MEMBER: (sql.REOPEN_MEMBER, Writer.grouped),
    Kind.ASSIGNMENT: (sql.REOPEN_ASSIGNMENT, Writer.pair),
}
"""A link has one row whatever comes and goes: its statement takes it up."""


def unwrite(spool: Spool, *, academie: int, day: date) -> None:
    """
    Write the changes of `planning.undoing.undone`; `day` is the one that the run wrote.

    Who came leaves that day, unless an earlier departure is known; a link that came is taken away, since it never
    was; what ended that day is taken up in its own row.
    """
    writer = Writer(academie, day)
    for kind in reversed(Kind):
        for batch in spool.batches(kind, Action.REMOVE):
            TAKE_BACK.get(kind, see_off)(writer, kind, batch)
    for kind in Kind:
        for batch in spool.batches(kind, Action.CREATE):
            if kind in REOPEN:
                query, row = REOPEN[kind]
                execute(query, [(*line, writer.day, *line) for line in (row(writer, one) for one in batch)])
            write_batch(writer, kind, batch)
        for batch in spool.batches(kind, Action.UPDATE):
            write_batch(writer, kind, batch)


def see_off(writer: Writer, kind: Kind, batch: list[Change]) -> None:
    """People, schools, classes and groups: gone since the day of the run, or since they were before."""
    query, row = TAKE_AWAY[kind]
    days = (writer.day if change.found is None else day_of(change.found[0]) for change in batch)
    execute(query, [(day, *row(writer, change)) for day, change in zip(days, batch, strict=True)])


def forget_enrolments(writer: Writer, _: Kind, batch: list[Change]) -> None:
    """One that the school had made is the school's again."""
    fresh, met = parted(batch)
    execute(sql.FORGET_ENROLMENT, [writer.enrolled(change) for change in fresh])
    execute(sql.LEAVE_ENROLMENT, [writer.enrolled(change) for change in met])


def forget_members(writer: Writer, _: Kind, batch: list[Change]) -> None:
    execute(sql.FORGET_MEMBER, [writer.grouped(change) for change in batch])


def forget_assignments(writer: Writer, _: Kind, batch: list[Change]) -> None:
    execute(sql.FORGET_ASSIGNMENT, [writer.pair(change) for change in batch])


def forget_responsibilities(writer: Writer, _: Kind, batch: list[Change]) -> None:
    """A link on which the school typed something stays, ended."""
    fresh, met = parted(batch)
    execute(sql.FORGET_RESPONSIBILITY, [writer.pair(change) for change in fresh])
    execute(sql.END_RESPONSIBILITY, [(writer.day, *writer.pair(change)) for change in fresh])
    rows = []
    for change in met:
        kind, from_feed, end = change.found or ()
        rows.append((kind, bool(from_feed), day_of(end), *writer.pair(change)))
    execute(sql.LEAVE_RESPONSIBILITY, rows)


TAKE_BACK: dict[Kind, Callable[[Writer, Kind, list[Change]], None]] = {
    Kind.ENROLMENT: forget_enrolments,
    Kind.GROUP_MEMBER: forget_members,
    Kind.RESPONSIBILITY: forget_responsibilities,
    Kind.ASSIGNMENT: forget_assignments,
}


def parted(batch: list[Change]) -> tuple[list[Change], list[Change]]:
    """What the run made, and what it woke up."""
    return [one for one in batch if one.found is None], [one for one in batch if one.found is not None]


def day_of(text: object) -> object:
    return text and connection.ops.adapt_datefield_value(date.fromisoformat(str(text)))
