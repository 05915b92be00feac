"""The school year on a home, in one line."""

from django.utils import timezone
from django.utils.translation import gettext as _

from preau.core.directory.queries import calendar_of, calendars
from preau.core.directory.rules import may_set_rentree
from preau.core.portal.contributions import Block, Visit


def block(visit: Visit) -> Block:
    """An agent of the académie is led to where its first day is set."""
    led = calendars(may_set_rentree.rows(visit.actor))
    calendar = next(iter(led.values()), None) or calendar_of(visit.actor.person.academie_id)
    year = calendar.year_of(timezone.localdate())
    context = {"academies": list(led)}
    return Block(_("Année scolaire %s") % year.label, "portal/blocks/year.html", context)
