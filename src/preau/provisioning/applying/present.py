"""What the directory shows of a feed, streamed from the database as `diff` wants it."""

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.db import connection

from preau.provisioning.planning.subjects import (
    Assignment,
    ClassGroup,
    Enrolment,
    Group,
    Guardian,
    Membership,
    Pupil,
    Responsibility,
    School,
    Staff,
    Subject,
)

SCHOOLS = """
SELECT feed_key, uai, name, kind, address, postal_code, city, phone, email, circonscription_label
FROM directory_school WHERE academie_id = %s AND feed_key IS NOT NULL AND closed_on IS NULL ORDER BY feed_key
"""
PUPILS = """
SELECT p.feed_key, p.family_name, p.given_name, p.birth_name, CAST(p.birth_date AS text), p.civility, p.level,
       COALESCE(s.feed_key, '')
FROM directory_person p LEFT JOIN directory_school s ON s.id = p.school_id
WHERE p.academie_id = %s AND p.profile = 'pupil' AND p.feed_key IS NOT NULL AND p.left_on IS NULL
ORDER BY p.feed_key
"""
ENROLMENTS = """
SELECT p.feed_key, s.feed_key, COALESCE(c.feed_key, '')
FROM directory_enrolment e JOIN directory_person p ON p.id = e.pupil_id
JOIN directory_school s ON s.id = e.school_id LEFT JOIN directory_classgroup c ON c.id = e.class_group_id
WHERE p.academie_id = %s AND e.from_feed AND e.ends_on IS NULL AND p.feed_key IS NOT NULL
ORDER BY 1, 2, 3
"""
RESPONSIBILITIES = """
SELECT p.feed_key, g.feed_key, r.kind
FROM directory_responsibility r JOIN directory_person p ON p.id = r.pupil_id
JOIN directory_person g ON g.id = r.guardian_id
WHERE p.academie_id = %s AND r.from_feed AND r.ends_on IS NULL AND p.feed_key IS NOT NULL
ORDER BY 1, 2
"""
MEMBERSHIPS = """
SELECT p.feed_key, s.feed_key, g.feed_key
FROM directory_groupmember m JOIN directory_person p ON p.id = m.person_id
JOIN directory_group g ON g.id = m.group_id JOIN directory_school s ON s.id = g.school_id
WHERE p.academie_id = %s AND m.from_feed AND m.ends_on IS NULL AND p.feed_key IS NOT NULL
ORDER BY 1, 2, 3
"""
CLASSES = """
SELECT s.feed_key, c.feed_key, c.name, c.kind, c.levels
FROM directory_classgroup c JOIN directory_school s ON s.id = c.school_id
WHERE s.academie_id = %s AND c.feed_key IS NOT NULL AND c.closed_on IS NULL
ORDER BY 1, 2
"""
GROUPS = """
SELECT s.feed_key, g.feed_key, g.name
FROM directory_group g JOIN directory_school s ON s.id = g.school_id
WHERE s.academie_id = %s AND g.feed_key IS NOT NULL AND g.closed_on IS NULL
ORDER BY 1, 2
"""
GUARDIANS = """
SELECT g.feed_key, g.family_name, g.given_name, g.birth_name, g.civility, g.organisation, c.email,
       c.phone_home, c.phone_mobile, c.phone_work, c.address, c.postal_code, c.city, c.country
FROM directory_person g JOIN directory_contact c ON c.person_id = g.id
WHERE g.academie_id = %s AND g.profile = 'guardian' AND g.feed_key IS NOT NULL AND g.left_on IS NULL
ORDER BY 1
"""
STAFF = """
SELECT p.feed_key, p.family_name, p.given_name, p.birth_name, p.civility, c.email, p.teacher
FROM directory_person p JOIN directory_contact c ON c.person_id = p.id
WHERE p.academie_id = %s AND p.profile = 'staff' AND p.feed_key IS NOT NULL AND p.left_on IS NULL
ORDER BY 1
"""
ASSIGNMENTS = """
SELECT p.feed_key, s.feed_key, a.functions, a.head
FROM directory_assignment a JOIN directory_person p ON p.id = a.staff_id
JOIN directory_school s ON s.id = a.school_id
WHERE p.academie_id = %s AND a.from_feed AND a.ends_on IS NULL AND p.feed_key IS NOT NULL
ORDER BY 1, 2
"""


def present(academie: int | None) -> Iterator[Subject]:
    """Schools, pupils, classes, groups, guardians and staff that the feed of this académie holds active, by key."""
    if academie is None:
        return
    yield from (School(*row) for row in rows(SCHOOLS, academie))
    enrolments, links = Lines(rows(ENROLMENTS, academie)), Lines(rows(RESPONSIBILITIES, academie))
    memberships = Lines(rows(MEMBERSHIPS, academie))
    for row in rows(PUPILS, academie):
        key = row[0]
        enrolled = tuple(Enrolment(*line) for line in enrolments.of(key))
        linked = tuple(Responsibility(*line) for line in links.of(key))
        grouped = tuple(Membership(*line) for line in memberships.of(key))
        yield Pupil(*[*row, enrolled, linked, grouped])
    yield from (ClassGroup(*row) for row in rows(CLASSES, academie))
    yield from (Group(*row) for row in rows(GROUPS, academie))
    yield from (Guardian(*row) for row in rows(GUARDIANS, academie))
    assignments = Lines(rows(ASSIGNMENTS, academie))
    for row in rows(STAFF, academie):
        assigned = tuple(Assignment(*line) for line in assignments.of(row[0]))
        yield Staff(*[*row, assigned])


def rows(query: str, academie: int) -> Iterator[tuple[Any, ...]]:
    with connection.chunked_cursor() as cursor:
        cursor.execute(query, [academie])
        while batch := cursor.fetchmany(2_000):
            yield from batch


class Lines:
    """Lines sorted by the key of whom they hang on, asked for in that order."""

    def __init__(self, lines: Iterator[tuple[Any, ...]]) -> None:
        self.groups = groupby(lines, itemgetter(0))
        self.next = next(self.groups, None)

    def of(self, key: str) -> list[tuple[Any, ...]]:
        """The lines of this key, without it; lines of keys passed over are dropped."""
        while self.next is not None and self.next[0] < key:
            self.next = next(self.groups, None)
        if self.next is None or self.next[0] != key:
            return []
        found = [line[1:] for line in self.next[1]]
        self.next = next(self.groups, None)
        return found
