"""What the académie says, as the directory would show it. Pure: a function of the mirror alone."""

from collections.abc import Collection, Iterator
from typing import Protocol

from preau.provisioning.planning.classes import Classes
from preau.provisioning.planning.people import guardian_of, staff_of
from preau.provisioning.planning.pupils import PupilReader
from preau.provisioning.planning.schools import school_of
from preau.provisioning.planning.subjects import Guardian, Pupil, School, Staff, Subject
from preau.provisioning.types import Attributes, Category, Code, Message, Messages


class Mirror(Protocol):
    """What the académie last said, record by record."""

    def keys(self, category: Category) -> Collection[str]: ...

    def records(self, category: Category) -> Iterator[tuple[str, Attributes]]:
        """Records in code-point order of their keys."""


Families = dict[str, tuple[str, ...]]
"""Key of each active guardian → keys of their children's schools, "" for a child in none."""
NO_SCHOOL = ("",)


def wanted(mirror: Mirror, families: Families, messages: Messages) -> Iterator[Subject]:
    """
    Yield schools, pupils, classes, groups, guardians and staff, each by key, and fill `families` on the way.

    A class or group is active if a pupil is in it, a guardian if a pupil names them; others stay in the mirror.
    """
    schools = {school.key: school for school in wanted_schools(mirror)}
    yield from schools.values()
    classes = Classes()
    read = PupilReader(schools.keys(), mirror.keys(Category.GUARDIAN), messages)
    for key, attributes in mirror.records(Category.PUPIL):
        pupil, their_classes = read(key, attributes)
        classes.join(pupil, their_classes)
        note_family(families, pupil)
        yield pupil
    yield from classes.active()
    yield from read.groups.active()
    yield from wanted_guardians(mirror, families, messages)
    yield from wanted_staff(mirror, schools, messages)


def wanted_schools(mirror: Mirror) -> Iterator[School]:
    for key, attributes in mirror.records(Category.SCHOOL):
        if school := school_of(key, attributes):
            yield school


def wanted_guardians(mirror: Mirror, families: Families, messages: Messages) -> Iterator[Guardian]:
    for key, attributes in mirror.records(Category.GUARDIAN):
        if key in families:
            yield guardian_of(key, attributes)
        else:
            messages.add(unreferenced(key))


def wanted_staff(mirror: Mirror, schools: Collection[str], messages: Messages) -> Iterator[Staff]:
    structures = mirror.keys(Category.SCHOOL)
    for key, attributes in mirror.records(Category.STAFF):
        yield staff_of(key, attributes, schools, structures, messages)


def note_family(families: Families, pupil: Pupil) -> None:
    schools = pupil.schools or NO_SCHOOL
    for guardian, _ in pupil.responsibilities:
        there = families.get(guardian)
        families[guardian] = schools if there is None else tuple(dict.fromkeys(there + schools))


def unreferenced(key: str) -> Message:
    sentence = "Aucun élève ne cite ce responsable : il reste en attente, sans compte."
    return Message(Code.UNREFERENCED_GUARDIAN, sentence, key=key, category=Category.GUARDIAN)
