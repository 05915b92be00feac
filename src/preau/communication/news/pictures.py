"""How many pictures a news item holds, over all the times it is changed, and how that is said."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from preau.communication.news.models import News
from preau.kernel.rules import Verdict, allowed_if

MOST = 12


def room_in(news: News | None) -> int:
    """How many may still be added; what was taken off counts no more."""
    return MOST if news is None else max(0, MOST - news.pictures.filter(removed_at=None).count())


def room_words(room: int) -> str:
    """The same sentence before choosing, and when there are too many."""
    if room == MOST:
        return _("%(most)s images au plus.") % {"most": MOST}
    if not room:
        return _("Il y a déjà %(most)s images : en enlever une laisse la place à une autre.") % {"most": MOST}
    return ngettext("Encore %(room)s image au plus.", "Encore %(room)s images au plus.", room) % {
        "room": room
    }


def holds(news: News, more: int) -> Verdict:
    room = room_in(news)
    return allowed_if(more <= room, room_words(room))
