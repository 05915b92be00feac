from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Subquery, When
from django.utils import timezone

from preau.communication.news.models import News, NewsState, Reading
from preau.communication.news.rules import WITH_ITS_PLACE, may_change, may_read, may_restore, may_see_readers
from preau.communication.news.services import NEWS
from preau.core.accounts.actor import Actor
from preau.core.content.queries import review_state
from preau.core.content.readers import guardians_of, spaces_of_classes
from preau.core.directory.levels import by_level
from preau.core.directory.ties import Ids
from preau.core.directory.types import Profile
from preau.core.spaces.models import Space
from preau.core.spaces.ranks import spaces_where
from preau.core.spaces.types import Rank


def news_for(actor: Actor) -> QuerySet[News]:
    """What is published for somebody, unread first, then newest; `unread` says which."""
    seen = Reading.objects.filter(news=OuterRef("pk"), person=actor.person)
    mine = may_read.rows(actor).filter(state=NewsState.PUBLISHED)
    return (
        mine.annotate(unread=~Exists(seen))
        .select_related(*WITH_ITS_PLACE)
        .order_by("-unread", "-published_at", "-pk")
    )


def never_met(actor: Actor) -> QuerySet[News]:
    """What is new for somebody: published, neither opened nor set aside."""
    return news_for(actor).exclude(readings__person=actor.person)


def not_opened(actor: Actor) -> QuerySet[News]:
    """What is published for somebody who has not opened it."""
    opened = Reading.objects.filter(person=actor.person, opened=True)
    return may_read.rows(actor).filter(state=NewsState.PUBLISHED).exclude(pk__in=opened.values("news"))


def with_its_place() -> QuerySet[News]:
    return News.objects.select_related(*WITH_ITS_PLACE)


def current(news: QuerySet[News]) -> QuerySet[News]:
    """What still shows on homes."""
    return news.filter(Q(shows_until=None) | Q(shows_until__gte=timezone.localdate()))


def drafts_of(actor: Actor) -> QuerySet[News]:
    """With `review_state`, where an adult was asked."""
    mine = News.objects.filter(author=actor.person, state=NewsState.DRAFT)
    asked = mine.annotate(review_state=review_state(NEWS))
    return asked.select_related(*WITH_ITS_PLACE).order_by("-created_at")


def set_aside(actor: Actor) -> QuerySet[News]:
    """What was withdrawn or thrown away, the latest first; `restorable` is what one may bring back."""
    mine = When(pk__in=may_restore.rows(actor).values("pk"), then=True)
    gone = may_change.rows(actor).filter(state__in=(NewsState.WITHDRAWN, NewsState.THROWN))
    gone = gone.annotate(restorable=Case(mine, default=False))
    return gone.select_related(*WITH_ITS_PLACE).order_by("-created_at", "-pk")


def writable_spaces(actor: Actor) -> QuerySet[Space]:
    """Where somebody may write, classes first."""
    spaces = spaces_where(actor, NEWS, at_least=Rank.CONTRIBUTE)
    return spaces.select_related("school", "class_group", "group").order_by(
        "kind", *by_level("class_group__")
    )


def changeable(actor: Actor, news: News) -> bool:
    return bool(may_change(actor, news))


def findable(rows: QuerySet[News]) -> QuerySet[News]:
    """Of these, what search may find: published, and still shown."""
    return current(rows.filter(state=NewsState.PUBLISHED)).select_related(*WITH_ITS_PLACE)


def findable_by(actor: Actor) -> QuerySet[News]:
    return findable(may_read.rows(actor))


def seen_by(news: News) -> Ids:
    """Ids of those who opened it."""
    return Reading.objects.filter(news=news, opened=True).values("person")


def done_with(news: News) -> Ids:
    """Ids of those for whom it is not new: who opened it, or set it aside."""
    return Reading.objects.filter(news=news).values("person")


def latest_of_classes(actor: Actor) -> QuerySet[News]:
    """
    The latest that adults published in each class one teaches, with how many guardians it has (`of`) and who
    `read`: a pupil's text does not hide the teacher's.
    """
    spaces = spaces_of_classes(NEWS, actor.standing.teaches).values("pk")
    shown = current(
        News._base_manager.filter(
            state=NewsState.PUBLISHED, author__profile=Profile.STAFF, space=OuterRef("space")
        )
    )
    newest = shown.order_by("-published_at", "-pk").values("pk")[:1]
    opened = Reading.objects.filter(news=OuterRef(OuterRef("pk")), opened=True).values("person")
    counted = (
        may_see_readers.rows(actor)
        .filter(pk=Subquery(newest), space__in=spaces)
        .annotate(
            of=guardians_of("space__class_group"), read=guardians_of("space__class_group", among=opened)
        )
    )
    return counted.select_related(*WITH_ITS_PLACE).order_by(*by_level("space__class_group__"))
