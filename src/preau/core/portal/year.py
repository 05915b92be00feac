"""The school year under the greeting of those who set it."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone

from preau.core.accounts.actor import Actor
from preau.core.directory.queries import calendars
from preau.core.directory.rules import may_set_rentree


@dataclass(frozen=True, slots=True)
class YearLine:
    """`sets`: uids of the académies whose rentrée this person sets."""

    label: str
    sets: Collection[UUID]


def year_line(actor: Actor) -> YearLine | None:
    """For the académie, which sets it; one query, and none for anybody else."""
    led = calendars(may_set_rentree.rows(actor)) if sets_years(actor) else {}
    calendar = next(iter(led.values()), None)
    return YearLine(calendar.year_of(timezone.localdate()).label, led) if calendar else None


def sets_years(actor: Actor) -> bool:
    return any(held.academie for held in actor.standing.offices)
