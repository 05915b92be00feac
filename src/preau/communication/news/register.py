"""What news keeps about people, how much it is used, and what becomes of it when the year ends."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Q

from preau.communication.news.actions import throw_away
from preau.communication.news.models import News, NewsState, Reading
from preau.core.content.contributions import Exported
from preau.core.directory.models import Person, School
from preau.kernel.scope import platform


def export(person: Person) -> Sequence[Exported]:
    """What somebody wrote, and what they opened."""
    with platform("news: export one person's data"):
        written = News.objects.filter(author=person).order_by("pk")
        read = Reading.objects.filter(person=person).select_related("news").order_by("pk")
        return [
            *(
                {"Actualité": news.title, "Texte": news.body, "Publiée le": said(news.published_at)}
                for news in written
            ),
            *({words_of(one): one.news.title, "Le": said(one.at)} for one in read),
        ]


def words_of(reading: Reading) -> str:
    return "Actualité lue" if reading.opened else "Actualité mise de côté sans l’ouvrir"


def said(moment: date | None) -> str | None:
    return moment.isoformat() if moment else None


def erase(person: Person) -> int:
    """Their readings and drafts; what they published belongs to its space, and is erased with it."""
    with platform("news: erase one person's data"):
        readings, _ = Reading.objects.filter(person=person).delete()
        drafts = list(News.objects.filter(author=person, state__in=(NewsState.DRAFT, NewsState.THROWN)))
        for news in drafts:
            throw_away(news)
        return readings + len(drafts)


def published(school: School, day: date) -> int:
    """Items published in a school that day."""
    with platform("news: count use"):
        return News.objects.filter(space__school=school, published_at__date=day).count()


def end_year(school: School, day: date) -> int:
    """What has no end stops showing with the school year."""
    with platform("news: end of the school year"):
        open_ended = Q(shows_until=None) | Q(shows_until__gt=day)
        shown = News.objects.filter(open_ended, space__school=school, state=NewsState.PUBLISHED)
        return shown.filter(published_at__date__lte=day).update(shows_until=day)
