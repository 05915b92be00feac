from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from preau.communication.news.events import NewsPublished, NewsRevised, NewsWithdrawn
from preau.communication.news.models import News, NewsPicture, NewsState, Reading
from preau.communication.news.rules import may_change, may_write
from preau.communication.news.services import NEWS
from preau.core.accounts.actor import Actor
from preau.core.content.actions import ask_review, forget_reviews
from preau.core.content.queries import must_wait
from preau.core.files.actions import discard, keep_picture
from preau.core.files.pictures import Drawn
from preau.core.notifications.actions import read_about
from preau.core.spaces.models import Space
from preau.kernel.audit import actions as audit
from preau.kernel.events.actions import announce


@dataclass(frozen=True, slots=True)
class Written:
    """What an author writes; `pictures` are added to those that are there."""

    title: str
    body: str
    shows_until: date | None = None
    pictures: Sequence[Drawn] = ()


@transaction.atomic
def draft(space: Space, written: Written, *, actor: Actor) -> News:
    """Begin a news item that its author alone sees."""
    may_write(actor, space).or_raise()
    news = News(space=space, author=actor.person)
    return write(news, written)


@transaction.atomic
def revise(news: News, written: Written, *, actor: Actor) -> News:
    """Change what is written; readers are not told again."""
    may_change(actor, news).or_raise()
    audit.record("news.revise", actor=actor, target=news)
    write(news, written)
    announce(NewsRevised(news.pk))
    return news


def write(news: News, written: Written) -> News:
    news.title, news.body, news.shows_until = written.title, written.body, written.shows_until
    news.save()
    place = news.pictures.count()
    for position, made in enumerate(written.pictures, start=place):
        kept = keep_picture(made, description=written.title, academie=news.author.academie)
        NewsPicture.objects.create(news=news, picture=kept, position=position)
    return news


@transaction.atomic
def publish(news: News, *, actor: Actor) -> News:
    """Show a draft to the people of its space, or ask for an adult's eye first; twice does it once."""
    may_write(actor, news.space).or_raise()
    may_change(actor, news).or_raise()
    if news.state == NewsState.DRAFT and must_wait(actor, news.space, NEWS):
        ask_review(news, of=NEWS, actor=actor)
        return news
    return show(news, actor=actor)


def show(news: News, *, actor: Actor) -> News:
    """Let the readers of its space see it, and tell them; `actor` may publish it, or accepted it."""
    if news.state == NewsState.DRAFT:
        news.state, news.published_at = NewsState.PUBLISHED, timezone.now()
        news.save(update_fields=["state", "published_at"])
        for person in {news.author_id, actor.person.pk}:
            Reading.objects.get_or_create(news=news, person_id=person)
        audit.record("news.publish", actor=actor, target=news)
        announce(NewsPublished(news.pk))
    return news


@transaction.atomic
def withdraw(news: News, *, actor: Actor) -> News:
    """Take a news item away from its readers; `restore` brings it back as it was."""
    may_change(actor, news).or_raise()
    if news.state == NewsState.PUBLISHED:
        news.state = NewsState.WITHDRAWN
        news.save(update_fields=["state"])
        audit.record("news.withdraw", actor=actor, target=news)
        announce(NewsWithdrawn(news.pk))
    return news


@transaction.atomic
def restore(news: News, *, actor: Actor) -> News:
    may_change(actor, news).or_raise()
    if news.state == NewsState.WITHDRAWN:
        news.state = NewsState.PUBLISHED
        news.save(update_fields=["state"])
        audit.record("news.restore", actor=actor, target=news)
        announce(NewsPublished(news.pk))
    return news


@transaction.atomic
def remove_picture(news: News, number: int, *, actor: Actor) -> None:
    """Take a picture off, by its place."""
    may_change(actor, news).or_raise()
    discard(one.picture for one in news.pictures.filter(pk=number).select_related("picture"))


@transaction.atomic
def discard_draft(news: News, *, actor: Actor) -> None:
    """Delete a draft that nobody else saw."""
    may_change(actor, news).or_raise()
    if news.state == NewsState.DRAFT:
        throw_away(news)


def throw_away(news: News) -> None:
    """With its pictures and what was said of it."""
    forget_reviews(news, of=NEWS)
    discard([one.picture for one in news.pictures.select_related("picture")])
    news.delete()


def mark_read(news: News, *, actor: Actor) -> None:
    """Note that somebody opened a published item, and read what told them of it."""
    if news.state == NewsState.PUBLISHED:
        Reading.objects.get_or_create(news=news, person=actor.person)
        read_about(news.uid, actor=actor)
