"""News on homes."""

from django.utils.translation import gettext as _

from preau.communication.news.queries import current, news_for
from preau.communication.news.showing import row_of
from preau.core.portal.contributions import Block, Visit

SHOWN = 4


def block(visit: Visit) -> Block | None:
    """The latest for somebody, unread first; of the chosen child's places if there is one."""
    found = list(current(news_for(visit.actor)).filter(visit.about_chosen())[: SHOWN + 1])
    if not found:
        return None
    unread = sum(news.unread for news in found)  # type: ignore[attr-defined]
    context = {"rows": [row_of(news) for news in found[:SHOWN]], "more": len(found) > SHOWN}
    return Block(_("Actualités"), "news/home.html", context, count=min(unread, SHOWN))
