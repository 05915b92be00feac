"""Readers are told of what was published for them; what is withdrawn is announced no more."""

from preau.communication.news.events import NewsPublished, NewsWithdrawn
from preau.communication.news.models import News, NewsState
from preau.communication.news.queries import seen_by
from preau.communication.news.services import NEWS
from preau.communication.news.showing import address
from preau.core.notifications.actions import Notice, notify, withdraw
from preau.core.spaces.naming import name_of
from preau.core.spaces.ranks import audience
from preau.kernel.scope import platform
from preau.ui.types import Family

SPACE = ("space__school", "space__class_group", "space__group")


def tell(event: NewsPublished) -> None:
    """Each person of the space who has not read it yet; an item withdrawn meanwhile tells nobody."""
    with platform("news: tell readers"):
        news = News.objects.filter(pk=event.news_id, state=NewsState.PUBLISHED).select_related(*SPACE).first()
        if news is None:
            return
        readers = audience(news.space, NEWS).exclude(pk__in=seen_by(news)).values_list("pk", flat=True)
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
