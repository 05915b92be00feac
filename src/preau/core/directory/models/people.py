"""People of every profile."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from preau.core.directory.models.places import Academie, School
from preau.core.directory.types import Profile
from preau.kernel.fields import CodePointField
from preau.kernel.scope import Academie as AcademieScope
from preau.kernel.scope import Platform, Scope, ScopedModel, belonging
from preau.kernel.uid import UidModel


class Person(ScopedModel, UidModel):
    """
    Somebody the directory knows: here until `left_on`, then kept for the legal delay, then erased.

    `school` is the one that answers for a pupil. `feed_key` is null for whoever a school or the commune made.
    Personal data: identity, birth date (pupils), level; public interest; kept three months after leaving.
    """

    academie = models.ForeignKey(Academie, models.PROTECT, db_index=False)
    profile = models.CharField(max_length=10, choices=Profile)
    feed_key = CodePointField(max_length=64, null=True, blank=True)
    family_name = models.CharField(max_length=1000)
    given_name = models.CharField(max_length=1000)
    birth_name = models.CharField(max_length=1000, blank=True)
    sort_name = CodePointField(max_length=2100)
    civility = models.CharField(max_length=20, blank=True)
    birth_date = models.DateField(null=True, blank=True)
    level = models.CharField(max_length=100, blank=True)
    school = models.ForeignKey(School, models.PROTECT, null=True, blank=True, db_index=False)
    teacher = models.BooleanField(default=False)
    organisation = models.BooleanField(default=False)
    left_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint("academie", "profile", "feed_key", name="person_known_once_to_the_feed")
        ]

    def __str__(self) -> str:
        return f"{self.given_name} {self.family_name}"

    @classmethod
    def visible_in(cls, scope: Scope) -> Q:
        """
        Those who work or learn in a school of the scope, who answers for a pupil there, and the members of its
        groups, which pupils of other schools may join.
        """
        from preau.core.directory.models.links import Assignment, Enrolment, GroupMember, Responsibility

        match scope:
            case Platform():
                return Q()
            case AcademieScope(id=academie):
                return Q(academie_id=academie)
        here = belonging("school", scope) & Q(ends_on=None)
        pupils = Enrolment._base_manager.filter(here).values("pupil")
        grouped = GroupMember._base_manager.filter(belonging("group__school", scope), ends_on=None)
        members = grouped.values("person")
        theirs = Q(pupil__in=pupils) | Q(pupil__in=members)
        guardians = Responsibility._base_manager.filter(theirs, ends_on=None).values("guardian")
        staff = Assignment._base_manager.filter(here).values("staff")
        return Q(pk__in=pupils) | Q(pk__in=members) | Q(pk__in=guardians) | Q(pk__in=staff)


class Contact(ScopedModel):
    """
    How to reach somebody, kept apart so that no list reads it by accident.

    An address may be shared by two people and never signs anybody in. Personal data: addresses, telephones;
    hidden from a pupil's other guardian; basis: public interest; erased with the person.
    """

    person = models.OneToOneField(Person, models.CASCADE, primary_key=True)
    email = models.CharField(max_length=254, blank=True)
    phone_home = models.CharField(max_length=40, blank=True)
    phone_mobile = models.CharField(max_length=40, blank=True)
    phone_work = models.CharField(max_length=40, blank=True)
    address = models.CharField(max_length=1000, blank=True)
    postal_code = models.CharField(max_length=20, blank=True)
    city = models.CharField(max_length=100, blank=True)
    country = models.CharField(max_length=100, blank=True)

    def __str__(self) -> str:
        return f"contact {self.person_id}"

    @classmethod
    def visible_in(cls, scope: Scope) -> Q:
        with_scope = Person._base_manager.filter(Person.visible_in(scope))
        return Q(person__in=with_scope.values("pk"))
