"""What waits for an adult's eye, on their home."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from preau.core.content.queries import waiting_by_space
from preau.core.portal.contributions import Block, Visit
from preau.core.spaces.naming import name_of
from preau.ui.types import Family, Row


def block(visit: Visit) -> Block | None:
    """How many texts wait, and where; one query."""
    waiting = waiting_by_space(visit.actor)
    total = sum(waiting.values())
    if not total:
        return None
    words = ngettext("%(n)s texte attend votre accord", "%(n)s textes attendent votre accord", total)
    places = [name_of(one.space) for one in visit.memberships if one.space.pk in waiting]
    row = Row(
        words % {"n": total}, ", ".join(places), "pen-line", Family.OPERATIONS, reverse("content:queue")
    )
    return Block(_("À relire"), "portal/blocks/rows.html", {"rows": [row]}, count=total)
