"""Readers are told of what was published for them; what is withdrawn is announced no more."""

from preau.communication.news.events import NewsPublished, NewsRevised, NewsToldAgain, NewsWithdrawn
from preau.communication.news.models import News, NewsState
from preau.communication.news.queries import done_with
from preau.communication.news.services import NEWS
from preau.communication.news.showing import address
from preau.core.notifications.actions import Notice, notify, reword, withdraw
from preau.core.spaces.naming import name_of
from preau.core.spaces.ranks import audience
from preau.kernel.scope import platform
from preau.ui.types import Family

SPACE = ("space__school", "space__class_group", "space__group")


def tell(event: NewsPublished) -> None:
    """Each person of the space for whom it is new; an item withdrawn meanwhile tells nobody."""
    with platform("news: tell readers"):
        if news := published(event.news_id):
            tell_readers(news)


def tell_again(event: NewsToldAgain) -> None:
    """Their notices are unread again, and on top."""
    with platform("news: tell readers again"):
        if news := published(event.news_id):
            withdraw(NEWS.label, news.uid)
            tell_readers(news)


def reword_notices(event: NewsRevised) -> None:
    with platform("news: reword notices"):
        if news := published(event.news_id):
            reword(notice_of(news))


def published(pk: int) -> News | None:
    return News.objects.filter(pk=pk, state=NewsState.PUBLISHED).select_related(*SPACE).first()


def tell_readers(news: News) -> None:
    readers = audience(news.space, NEWS).exclude(pk__in=done_with(news)).values_list("pk", flat=True)
    notify(readers.iterator(), notice_of(news))


def notice_of(news: News) -> Notice:
    return Notice(
        service=NEWS.label,
        source=news.uid,
        words=news.title,
        detail=name_of(news.space),
        url=address(news),
        icon=NEWS.icon,
        family=Family.COMMUNICATION,
    )


def tell_no_more(event: NewsWithdrawn) -> None:
    with platform("news: withdraw notices"):
        for uid in News.objects.filter(pk=event.news_id).values_list("uid", flat=True):
            withdraw(NEWS.label, uid)
