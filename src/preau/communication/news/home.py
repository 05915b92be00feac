"""News on homes."""

from django.utils.translation import gettext as _

from preau.communication.news.queries import current, latest_of_classes, news_for
from preau.communication.news.showing import row_of, unread_row
from preau.core.accounts.actor import Actor
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


def teaches(actor: Actor) -> bool:
    return bool(actor.standing.teaches)


def unread_block(visit: Visit) -> Block | None:
    """For each class that one teaches, the latest news and how many guardians have not read it; one query."""
    rows = [unread_row(news) for news in latest_of_classes(visit.actor)]
    return Block(_("Qui n’a pas lu"), "portal/blocks/rows.html", {"rows": rows}) if rows else None
