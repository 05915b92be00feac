"""
People by what ties them to places on a day, as querysets of their ids.

Not scoped: they stand inside queries over people or spaces, which are.
"""

from datetime import date
from typing import Any, TypeAlias

from django.db.models import Q, QuerySet

from preau.core.directory.models import (
    Assignment,
    ClassTeaching,
    Enrolment,
    GroupMember,
    Office,
    Person,
    Responsibility,
)
from preau.core.directory.standing import current_on, giving
from preau.core.directory.types import Authority

Ids: TypeAlias = QuerySet[Any, Any]


def enrolled(where: Q, *, on: date) -> Ids:
    return Enrolment._base_manager.filter(current_on(on), where).values("pupil")


def answering(pupils: Ids, authorities: frozenset[Authority], *, on: date) -> Ids:
    """Guardians of these pupils, by a link that gives one of these authorities."""
    links = Responsibility._base_manager.filter(giving(authorities, on), pupil__in=pupils)
    return links.values("guardian")


def working(where: Q, *, on: date) -> Ids:
    return Assignment._base_manager.filter(current_on(on), where).values("staff")


def teaching(where: Q, *, on: date) -> Ids:
    """Whoever a class was given to, once the head confirmed it."""
    return ClassTeaching._base_manager.filter(current_on(on), where, confirmed=True).values("staff")


def grouped(where: Q, *, on: date) -> Ids:
    """Members of open groups."""
    members = GroupMember._base_manager.filter(current_on(on), where, group__closed_on=None)
    return members.values("person")


def holding(where: Q, *, on: date) -> Ids:
    return Office._base_manager.filter(current_on(on), where).values("person")


def any_of(first: Ids, *others: Ids) -> Ids:
    return first.union(*others) if others else first


def still_here(ids: Ids, *, on: date) -> QuerySet[Person]:
    """These people, unless they left: scoped."""
    return Person.objects.filter(Q(left_on=None) | Q(left_on__gt=on), pk__in=ids)
