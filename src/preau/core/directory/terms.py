"""Terms that are counted in school years."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from preau.core.directory.models import Academie
from preau.core.directory.queries import calendars
from preau.core.directory.years import Calendar


@dataclass(frozen=True, slots=True)
class EndOfNextYear:
    """
    The last day of the school year that follows.

    Where académies do not begin on the same day, the one that keeps things the longest decides for all.
    """

    def __str__(self) -> str:
        return _("jusqu’à la fin de l’année scolaire qui suit")

    def before(self, now: datetime) -> datetime:
        here = timezone.localtime(now)
        known = [Calendar(), *calendars(Academie.objects.all()).values()]
        first = min(calendar.before(calendar.year_of(here.date())).starts_on for calendar in known)
        return here.replace(year=first.year, month=first.month, day=first.day, hour=0, minute=0, second=0)
