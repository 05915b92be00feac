"""What news keeps about people, how much it is used, and what becomes of it when the year ends."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from preau.communication.news.actions import forget, throw_away
from preau.communication.news.models import News, NewsPicture, NewsState, Reading
from preau.core.content.contributions import Exported
from preau.core.directory.models import Person, School
from preau.core.files.actions import discard
from preau.kernel.audit.models import Record
from preau.kernel.personal_data import Erased
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


def forget_old(before: datetime) -> Erased:
    """Published, or begun and never shown, before then, and that nobody touched or still shows since."""
    touched = Record.objects.filter(target=OuterRef("uid"), at__gte=before)
    written = Q(published_at__lt=before) | Q(published_at=None, created_at__lt=before)
    over = list(News.objects.filter(written, ~Exists(touched)).exclude(shows_until__gte=timezone.localdate()))
    for news in over:
        forget(news)
    return {"news.News": len(over)}


def forget_removed(before: datetime) -> Erased:
    """Drafts thrown away and pictures taken off before then."""
    thrown = list(News.objects.filter(state=NewsState.THROWN, thrown_at__lt=before))
    for news in thrown:
        throw_away(news)
    removed = NewsPicture.objects.filter(removed_at__lt=before).select_related("picture")
    taken_off = [one.picture for one in removed]
    discard(taken_off)
    return {"news.News": len(thrown), "files.Picture": len(taken_off)}


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
