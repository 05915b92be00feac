"""The school year under the greeting of those who prepare it."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone

from preau.core.accounts.actor import Actor
from preau.core.directory.queries import calendar_of, calendars
from preau.core.directory.rules import may_set_rentree
from preau.core.portal.profiles import heads


@dataclass(frozen=True, slots=True)
class YearLine:
    """`sets`: uids of the académies whose rentrée this person sets."""

    label: str
    sets: Collection[UUID]


def year_line(actor: Actor) -> YearLine | None:
    """For heads and the académie; one query."""
    led = calendars(may_set_rentree.rows(actor))
    if not led and not heads(actor):
        return None
    calendar = next(iter(led.values()), None) or calendar_of(actor.person.academie_id)
    return YearLine(calendar.year_of(timezone.localdate()).label, led)
