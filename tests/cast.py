"""
The named cast: two schools of Fontenay that everybody knows, and always the neighbour who has something.

Le Parc: Mme Diallo teaches the CE1 B, M. Petit the CM2 A, Mme Roche heads. Inès is in the CE1 B, her brother Noé
in the CM2 A; Samira and Karim, separated, both answer for them. Les Ormeaux has the same, with other people.
"""

from dataclasses import dataclass, field
from datetime import date

from django.utils import timezone

from preau.core.accounts.actor import Actor
from preau.core.directory.models import (
    Academie,
    Assignment,
    ClassGroup,
    ClassTeaching,
    Commune,
    Contact,
    Enrolment,
    Person,
    Responsibility,
    School,
)
from preau.core.directory.standing import standing
from preau.core.directory.types import LinkKind, Profile
from preau.kernel.text import sort_name

SINCE = date(2026, 9, 1)


def somebody(profile: Profile, given: str, family: str, *, academie: Academie, **fields: object) -> Person:
    return Person._base_manager.create(
        academie=academie, profile=profile, given_name=given, family_name=family,
        sort_name=sort_name(family, given), **fields,
    )  # fmt: skip


@dataclass
class CastOfSchool:
    """One school, its two classes and its people; `as_actor` gives whoever acts."""

    school: School
    ce1: ClassGroup
    cm2: ClassGroup
    people: dict[str, Person] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Person:
        try:
            return self.people[name]
        except KeyError:
            raise AttributeError(name) from None

    def as_actor(self, name: str) -> Actor:
        return acting(self.people[name])


def acting(person: Person) -> Actor:
    person.refresh_from_db()
    return Actor(person, standing(person, on=timezone.localdate()))


NAMES = {
    "0921688K": {"teacher": ("Awa", "DIALLO"), "other_teacher": ("Marc", "PETIT"), "head": ("Anne", "ROCHE"),
                 "girl": ("Inès", "KACI"), "boy": ("Noé", "KACI"), "mother": ("Samira", "KACI"), "father": ("Karim", "KACI")},
    "0920440D": {"teacher": ("Lucie", "MOREL"), "other_teacher": ("Ivo", "SANTOS"), "head": ("Paul", "LENOIR"),
                 "girl": ("Thuy", "NGUYEN"), "boy": ("Minh", "NGUYEN"), "mother": ("Lan", "NGUYEN"), "father": ("Duc", "NGUYEN")},
}  # fmt: skip


def school_cast(uai: str, name: str, *, academie: Academie, commune: Commune) -> CastOfSchool:
    school = School._base_manager.create(
        academie=academie, commune=commune, uai=uai, feed_key=uai[:7], kind="elementaire",
        name=f"ECOLE ELEMENTAIRE PUBLIQUE${name}$FONTENAY",
    )  # fmt: skip
    ce1 = ClassGroup._base_manager.create(school=school, feed_key="71", name="CE1 B", levels="CE1")
    cm2 = ClassGroup._base_manager.create(school=school, feed_key="72", name="CM2 A", levels="CM2")
    cast = CastOfSchool(school, ce1, cm2)
    for role, (given, family) in NAMES[uai].items():
        cast.people[role] = person_of(role, given, family, cast)
    for child, class_group in (("girl", ce1), ("boy", cm2)):
        Enrolment._base_manager.create(
            pupil=cast.people[child], school=school, class_group=class_group, from_feed=True, starts_on=SINCE
        )
        for parent, kind in (("mother", LinkKind.MOTHER), ("father", LinkKind.FATHER)):
            Responsibility._base_manager.create(
                pupil=cast.people[child], guardian=cast.people[parent], kind=kind, from_feed=True, starts_on=SINCE
            )
    for member in ("teacher", "other_teacher", "head"):
        Assignment._base_manager.create(
            staff=cast.people[member], school=school, head=member == "head", from_feed=True, starts_on=SINCE
        )
    for member, class_group in (("teacher", ce1), ("other_teacher", cm2)):
        ClassTeaching._base_manager.create(
            staff=cast.people[member], class_group=class_group, confirmed=True, starts_on=SINCE
        )
    return cast


def person_of(role: str, given: str, family: str, cast: CastOfSchool) -> Person:
    academie = cast.school.academie
    if role in ("girl", "boy"):
        level, born = ("CE1", date(2019, 3, 14)) if role == "girl" else ("CM2", date(2016, 5, 2))
        return somebody(Profile.PUPIL, given, family, academie=academie, level=level, birth_date=born, school=cast.school)
    if role in ("mother", "father"):
        return somebody(Profile.GUARDIAN, given, family, academie=academie)
    member = somebody(Profile.STAFF, given, family, academie=academie, teacher=True)
    Contact._base_manager.create(person=member, email=f"{given}.{family}@ac-versailles.example".lower())
    return member
