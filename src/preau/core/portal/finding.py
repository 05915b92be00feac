"""People and schools as search finds them."""

from collections.abc import Sequence
from dataclasses import replace

from django.db.models import QuerySet

from preau.core.accounts.actor import Actor
from preau.core.accounts.queries import animals_of
from preau.core.directory.models import Person, School
from preau.core.directory.naming import school_name
from preau.core.directory.queries import described, named
from preau.core.directory.rules import may_find, with_followed
from preau.core.directory.screens import found_rows
from preau.core.portal.profiles import follows_schools
from preau.core.portal.queries import followed_schools, spaces_of_schools
from preau.core.spaces.models import Space
from preau.core.spaces.screens import space_url
from preau.ui.types import Family, Row


def find_people(actor: Actor, words: str) -> QuerySet[Person]:
    """Only those whom the actor may find."""
    return with_followed(named(may_find.rows(actor), words, reader=actor), actor=actor)


def people_rows(actor: Actor, people: Sequence[Person]) -> list[Row]:
    """A pupil comes with the animal that they chose, and leads whoever follows them to their page."""
    animals = animals_of(people)
    rows = zip(people, found_rows(described(people), reader=actor), strict=True)
    return [replace(row, icon=animals.get(person.pk, row.icon)) for person, row in rows]


def find_schools(actor: Actor, words: str) -> QuerySet[School]:
    """Those that an agent follows; nobody else has enough of them to look for one."""
    return followed_schools(words) if follows_schools(actor) else School.objects.none()


def school_rows(_actor: Actor, schools: Sequence[School]) -> list[Row]:
    spaces = spaces_of_schools(schools)
    return [school_row(school, spaces.get(school.pk)) for school in schools]


def school_row(school: School, space: Space | None) -> Row:
    detail = f"{school.get_kind_display()} · {school.uai}"
    return Row(school_name(school), detail, "school", Family.SCHOOL_LIFE, space_url(space) if space else "")
