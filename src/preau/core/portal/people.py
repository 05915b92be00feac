"""People as search finds them."""

from collections.abc import Sequence
from dataclasses import replace

from django.db.models import QuerySet

from preau.core.accounts.actor import Actor
from preau.core.accounts.queries import animals_of
from preau.core.directory.models import Person
from preau.core.directory.queries import described, named
from preau.core.directory.rules import may_find, with_followed
from preau.core.directory.screens import found_rows
from preau.ui.types import Row


def find_people(actor: Actor, words: str) -> QuerySet[Person]:
    """Only those whom the actor may find."""
    return with_followed(named(may_find.rows(actor), words), actor=actor)


def people_rows(actor: Actor, people: Sequence[Person]) -> list[Row]:
    """A pupil comes with the animal that they chose, and leads whoever follows them to their page."""
    animals = animals_of(people)
    rows = zip(people, found_rows(described(people), reader=actor), strict=True)
    return [replace(row, icon=animals.get(person.pk, row.icon)) for person, row in rows]
