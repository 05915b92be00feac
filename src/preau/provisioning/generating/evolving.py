"""The days after a Complet: every record before and after, category by category."""

import datetime as dt
from collections.abc import Iterator

from preau.provisioning.generating.adult_changes import STAFF_EVENTS, guardian_after, school_after
from preau.provisioning.generating.changing import Change, Course, said, unchanged
from preau.provisioning.generating.households import dealt
from preau.provisioning.generating.pupil_changes import EVENTS, notice
from preau.provisioning.generating.records import of_guardian
from preau.provisioning.generating.rereading import Complet
from preau.provisioning.generating.types import Commune
from preau.provisioning.types import Category


def evolution(base: Complet, *, rate: float, seed: int, day: dt.date) -> Iterator[Change]:
    """
    Something happens to a record with the probability `rate`; guardians follow those who leave or arrive.

    Equal arguments give the same changes.
    """
    course = Course(seed, day)
    yield from _schools(base, course, rate=rate)
    yield from _pupils(base, course, rate=rate)
    yield from _guardians(base, course, rate=rate)
    yield from _staff(base, course, rate=rate)


def _schools(base: Complet, course: Course, *, rate: float) -> Iterator[Change]:
    for record in base.records(Category.SCHOOL):
        commune = Commune(said(record, "ENTStructureVille"), said(record, "ENTStructureCodePostal"))
        course.communes[record.key] = commune
        yield school_after(record, course) if course.rng.random() < rate else unchanged(record)


def _pupils(base: Complet, course: Course, *, rate: float) -> Iterator[Change]:
    events = dealt(course.rng, EVENTS)
    for record in base.records(Category.PUPIL):
        notice(record, course)
        if course.rng.random() < rate:
            yield from next(events)(record, course)
        else:
            yield unchanged(record)


def _guardians(base: Complet, course: Course, *, rate: float) -> Iterator[Change]:
    for record in base.records(Category.GUARDIAN):
        yield guardian_after(record, course, rate=rate)
    for guardian, child in course.newcomers:
        yield Change(None, of_guardian(guardian, children=(child,)))


def _staff(base: Complet, course: Course, *, rate: float) -> Iterator[Change]:
    events = dealt(course.rng, STAFF_EVENTS)
    for record in base.records(Category.STAFF):
        if course.rng.random() < rate:
            yield from next(events)(record, course)
        else:
            yield unchanged(record)
