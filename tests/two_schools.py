"""
Two schools of one commune that everybody in the tests knows, and those who follow them from outside.

Les Tilleuls: Inès and Thuy in Mme Diallo's CE1 B, Noé in the CM2 that M. Petit claimed and nobody confirmed.
Samira is the mother of Inès and Noé; Karim, Inès's father, is only informed; Paul may know nothing; Denise,
her grandmother, waits for the head, Mme Roy. M. Morel is AESH. Le Verger, next door, has the same in small.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest
from django.utils import timezone
from tests.browser import Browser

from preau.core.accounts.actions import open_account
from preau.core.accounts.actor import Actor
from preau.core.accounts.models import Account
from preau.core.directory.models import (
    Academie,
    Assignment,
    Circonscription,
    ClassGroup,
    ClassTeaching,
    Commune,
    Enrolment,
    Office,
    Person,
    Responsibility,
    School,
)
from preau.core.directory.standing import standing
from preau.core.directory.types import Authority, LinkKind, OfficeRole, Profile
from preau.core.spaces.following import follow_directory
from preau.core.spaces.models import Space
from preau.kernel.scope import Academie as AcademieScope
from preau.kernel.text import sort_name

SINCE = date(2020, 9, 1)


def actor(person: Person) -> Actor:
    """As they are today, read again."""
    person = Person._base_manager.get(pk=person.pk)
    return Actor(person, standing(person, on=timezone.localdate()))


@dataclass
class Place:
    """A school, its classes and its people, under the names that tests call them by."""

    school: School

    @property
    def space(self) -> Space:
        return Space._base_manager.select_related("school").get(kind="school", school=self.school)

    def person(self, profile: Profile, given: str, family: str, **facts: object) -> Person:
        return Person._base_manager.create(
            academie=self.school.academie, profile=profile, given_name=given, family_name=family,
            sort_name=sort_name(family, given), **facts,
        )  # fmt: skip

    def class_group(self, name: str, levels: str) -> ClassGroup:
        return ClassGroup._base_manager.create(school=self.school, name=name, levels=levels, feed_key=name)

    def pupil(self, given: str, family: str, class_group: ClassGroup) -> Person:
        level = class_group.levels
        pupil = self.person(Profile.PUPIL, given, family, school=self.school, level=level)
        Enrolment._base_manager.create(
            pupil=pupil, school=self.school, class_group=class_group, starts_on=SINCE
        )
        return pupil

    def guardian(self, given: str, family: str) -> Person:
        return self.person(Profile.GUARDIAN, given, family)

    def staff(self, civility: str, given: str, family: str, *, teacher: bool, head: bool = False) -> Person:
        staff = self.person(Profile.STAFF, given, family, civility=civility, teacher=teacher)
        Assignment._base_manager.create(staff=staff, school=self.school, head=head, starts_on=SINCE)
        return staff


def answers(
    guardian: Person, pupil: Person, kind: LinkKind = LinkKind.MOTHER, authority: Authority | str = ""
) -> Responsibility:
    return Responsibility._base_manager.create(
        guardian=guardian, pupil=pupil, kind=kind, authority=authority, starts_on=SINCE
    )


def teaches(staff: Person, class_group: ClassGroup, *, confirmed: bool = True) -> ClassTeaching:
    return ClassTeaching._base_manager.create(
        staff=staff, class_group=class_group, confirmed=confirmed, starts_on=SINCE
    )


def space_of(class_group: ClassGroup) -> Space:
    return Space._base_manager.select_related("school", "class_group").get(class_group=class_group)


class Tilleuls(Place):
    def __init__(self, school: School) -> None:
        super().__init__(school)
        self.cp, self.ce1, self.cm2 = (
            self.class_group(*it) for it in (("CP A", "CP"), ("CE1 B", "CE1"), ("CM2", "CM2"))
        )
        self.ines, self.thuy = self.pupil("Inès", "KADDOUR", self.ce1), self.pupil("Thuy", "LE", self.ce1)
        self.noe = self.pupil("Noé", "KADDOUR", self.cm2)
        self.samira, self.karim = self.guardian("Samira", "KADDOUR"), self.guardian("Karim", "BENALI")
        self.paul, self.denise = self.guardian("Paul", "KADDOUR"), self.guardian("Denise", "KADDOUR")
        self.minh = self.guardian("Minh", "LE")
        answers(self.samira, self.ines)
        answers(self.samira, self.noe)
        self.informed = answers(self.karim, self.ines, LinkKind.FATHER, Authority.INFORMED)
        answers(self.paul, self.noe, LinkKind.FATHER, Authority.NONE)
        self.waiting = answers(self.denise, self.ines, LinkKind.GRANDMOTHER)
        answers(self.minh, self.thuy)
        self.mme_diallo = self.staff("MME", "Awa", "DIALLO", teacher=True)
        self.m_petit = self.staff("M.", "Luc", "PETIT", teacher=True)
        self.mme_roy = self.staff("MME", "Anne", "ROY", teacher=True, head=True)
        self.m_morel = self.staff("M.", "Jules", "MOREL", teacher=False)
        teaches(self.mme_diallo, self.ce1)
        teaches(self.m_petit, self.cm2, confirmed=False)


class Verger(Place):
    def __init__(self, school: School) -> None:
        super().__init__(school)
        self.ce2 = self.class_group("CE2", "CE2")
        self.lea, self.eva = self.pupil("Léa", "MARTIN", self.ce2), self.guardian("Eva", "MARTIN")
        answers(self.eva, self.lea)
        self.m_blanc = self.staff("M.", "Yann", "BLANC", teacher=True)
        self.mme_faure = self.staff("MME", "Ida", "FAURE", teacher=True, head=True)
        teaches(self.m_blanc, self.ce2)


class Outside:
    """Agents of the commune, the circonscription, the académie, of another commune; and the operator."""

    def __init__(self, school: School, elsewhere: Commune) -> None:
        self.academie = school.academie
        self.claire = self.agent("Claire", OfficeRole.COMMUNE, commune=school.commune)
        self.ien = self.agent("Irène", OfficeRole.CIRCONSCRIPTION, circonscription=school.circonscription)
        self.dasen = self.agent("Daniel", OfficeRole.ACADEMIE, academie=school.academie)
        self.operator = self.agent("Odile", OfficeRole.OPERATOR)
        self.stranger = self.agent("Serge", OfficeRole.COMMUNE, commune=elsewhere)

    def agent(self, given: str, role: OfficeRole, **place: object) -> Person:
        person = Person._base_manager.create(
            academie=self.academie, profile=Profile.AGENT, given_name=given, family_name="TESSIER",
            sort_name=sort_name("TESSIER", given),
        )  # fmt: skip
        Office.objects.create(person=person, role=role, starts_on=SINCE, **place)
        return person


@dataclass
class World:
    tilleuls: Tilleuls
    verger: Verger
    outside: Outside

    def people(self) -> dict[str, Person]:
        """The whole cast by name."""
        places = (self.tilleuls, self.verger, self.outside)
        named = {name: it for place in places for name, it in vars(place).items() if isinstance(it, Person)}
        assert len({person.pk for person in named.values()}) == Person._base_manager.count()
        return named


@pytest.fixture
def world(db: None) -> World:
    academie = Academie.objects.create(code="99", name="Académie des Rosiers")
    commune = Commune.objects.create(insee="99001", name="Les Rosiers")
    elsewhere = Commune.objects.create(insee="99002", name="Les Bruyères")
    circonscription = Circonscription.objects.create(academie=academie, name="Les Rosiers nord")
    tilleuls, verger, _ = (
        School._base_manager.create(
            academie=academie, commune=where, circonscription=circonscription if where == commune else None,
            uai=uai, name=f"ECOLE PRIMAIRE${name}${where.name}", kind="primaire", feed_key=uai,
        )
        for uai, name, where in (
            ("0990001N", "Les Tilleuls", commune),
            ("0990002P", "Le Verger", commune),
            ("0990003R", "Les Genêts", elsewhere),
        )
    )  # fmt: skip
    made = World(Tilleuls(tilleuls), Verger(verger), Outside(tilleuls, elsewhere))
    follow_directory(AcademieScope(academie.pk))
    return made


@pytest.fixture
def school(world: World) -> Tilleuls:
    return world.tilleuls


@pytest.fixture
def neighbour(world: World) -> Verger:
    return world.verger


@pytest.fixture
def browse() -> Callable[[Person], Browser]:
    """A browser of somebody's own, signed in; a second one of theirs has the same account."""
    accounts: dict[int, Account] = {}

    def signed_in(person: Person) -> Browser:
        client = Browser()
        if person.pk not in accounts:
            accounts[person.pk] = open_account(person, password="trois radis violets")
        client.force_login(accounts[person.pk])
        return client

    return signed_in
