"""
What the directory shows of a feed, as plain values named by the académie's keys.

`wanted` draws them from the mirror, the database gives back those it holds: `diff` compares like with like.
Texts are as in the file; an unknown text is "", dates are ISO 8601.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

Row = tuple[object, ...]
Lines = Mapping[tuple[str, ...], Row]
"""What hangs on a person, by the key that completes theirs."""


class Kind(StrEnum):
    """What a plan counts, in the order in which it can be written."""

    __hash__ = str.__hash__

    SCHOOL = "school"
    CLASS = "class"
    GROUP = "group"
    PUPIL = "pupil"
    GUARDIAN = "guardian"
    STAFF = "staff"
    ENROLMENT = "enrolment"
    GROUP_MEMBER = "group_member"
    RESPONSIBILITY = "responsibility"
    ASSIGNMENT = "assignment"


class School(NamedTuple):
    """`kind` is `maternelle`, `elementaire`, `primaire` or `autre`."""

    key: str
    uai: str
    name: str
    kind: str
    address: str
    postal_code: str
    city: str
    phone: str
    email: str
    circonscription: str


class ClassGroup(NamedTuple):
    """`levels` are joined by commas, from TPS to CM2; `kind` is the feed's word (ORDINAIRE, ULIS…)."""

    school: str
    key: str
    name: str
    kind: str
    levels: str


class Group(NamedTuple):
    """Pupils taken from several classes: a regroupement (UPE2A, décloisonnement…)."""

    school: str
    key: str
    name: str


class Enrolment(NamedTuple):
    """A pupil in a school, and in one of its classes unless `class_key` is empty."""

    school: str
    class_key: str


class Membership(NamedTuple):
    """A pupil in a group of a school, which may not be theirs."""

    school: str
    group_key: str


class Responsibility(NamedTuple):
    """`kind` is a code of N_LIEN_ELEVE_RESPONSABLE: 10 mère, 20 père… (docs/reference/aaf.md)."""

    guardian: str
    kind: str


class Pupil(NamedTuple):
    """`school` is the one that answers for the pupil: with an RPI, it may not be that of the class."""

    key: str
    family_name: str
    given_name: str
    birth_name: str
    birth_date: str | None
    civility: str
    level: str
    school: str
    enrolments: tuple[Enrolment, ...]
    responsibilities: tuple[Responsibility, ...]
    memberships: tuple[Membership, ...]

    @property
    def own(self) -> Row:
        return self[:-3]

    @property
    def enrolled(self) -> Lines:
        return dict.fromkeys(self.enrolments, ())

    @property
    def linked(self) -> Lines:
        return {line[:1]: line[1:] for line in self.responsibilities}

    @property
    def grouped(self) -> Lines:
        return dict.fromkeys(self.memberships, ())

    @property
    def schools(self) -> tuple[str, ...]:
        """Keys of the schools that this pupil concerns."""
        there = [school for school, _ in self.enrolments]
        return tuple(dict.fromkeys([self.school, *there] if self.school else there))


class Guardian(NamedTuple):
    """`organisation` is true for a legal person (aide sociale), which never gets an account."""

    key: str
    family_name: str
    given_name: str
    birth_name: str
    civility: str
    organisation: bool
    email: str
    phone_home: str
    phone_mobile: str
    phone_work: str
    address: str
    postal_code: str
    city: str
    country: str


class Assignment(NamedTuple):
    """A member of staff in a school; `functions` are the feed's codes (ENS, DIR…) joined by commas."""

    school: str
    functions: str
    head: bool


class Staff(NamedTuple):
    key: str
    family_name: str
    given_name: str
    birth_name: str
    civility: str
    email: str
    teacher: bool
    assignments: tuple[Assignment, ...]

    @property
    def own(self) -> Row:
        return self[:-1]

    @property
    def assigned(self) -> Lines:
        return {line[:1]: line[1:] for line in self.assignments}

    @property
    def schools(self) -> tuple[str, ...]:
        """Keys of the schools where they work."""
        return tuple(assignment.school for assignment in self.assignments)


Subject = School | Pupil | ClassGroup | Group | Guardian | Staff

ORDER: dict[type, int] = {School: 0, Pupil: 1, ClassGroup: 2, Group: 3, Guardian: 4, Staff: 5}
"""Streams of subjects go by type in this order, then by key: what follows from the pupils comes after them."""


def place(subject: Subject) -> tuple[int, str, str]:
    """Where a subject stands in a stream."""
    if isinstance(subject, ClassGroup | Group):
        return (ORDER[type(subject)], subject.school, subject.key)
    return (ORDER[type(subject)], subject.key, "")
