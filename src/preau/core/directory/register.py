"""People are erased once the law no longer lets the directory keep them."""

from collections.abc import Callable
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import CASCADE, PROTECT, Exists, ForeignObjectRel, OuterRef, Q, QuerySet
from django.utils import timezone

from preau.core.directory.models import Person
from preau.kernel.personal_data import Erased, Period

AFTER_LEAVING = Period(months=3)
"""Whoever comes back before then finds all that is theirs; afterwards they are somebody new."""
FORGOTTEN_OF_A_SIGNATURE: dict[str, Any] = {
    "birth_name": "",
    "birth_date": None,
    "level": "",
    "school": None,
}


def forget_people(before: datetime) -> Erased:
    """
    Those who left before then, with all that ties them.

    Whoever signed something that others still read keeps their name, and nothing else, until it goes too.
    """
    gone = Person._base_manager.filter(left_on__lt=timezone.localdate(before))
    signed = reduce(or_, (Q(Exists(held)) for held in holding(PROTECT)), Q(pk__in=[]))
    erased = dict(gone.exclude(signed).delete()[1])
    for rows in ties_of(gone):
        for table, count in rows.delete()[1].items():
            erased[table] = erased.get(table, 0) + count
    gone.update(**FORGOTTEN_OF_A_SIGNATURE)
    return erased


def holding(on_delete: Callable[..., Any]) -> list[QuerySet[Any]]:
    """In each table that holds people this way, the rows that hold the person of the outer query."""
    return [
        relation.related_model._base_manager.filter(**{relation.field.name: OuterRef("pk")})
        for relation in relations(on_delete)
    ]


def ties_of(people: QuerySet[Person]) -> list[QuerySet[Any]]:
    """What would go with these people, table by table."""
    return [
        relation.related_model._base_manager.filter(**{f"{relation.field.name}__in": people.values("pk")})
        for relation in relations(CASCADE)
    ]


def relations(on_delete: Callable[..., Any]) -> list[ForeignObjectRel]:
    """Found by walking the tables: the floors above are not known by name."""
    return [
        field
        for field in Person._meta.get_fields(include_hidden=True)  # noqa: SLF001
        if isinstance(field, ForeignObjectRel) and field.on_delete is on_delete
    ]
