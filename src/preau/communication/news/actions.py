from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from preau.communication.news.events import NewsPublished, NewsRevised, NewsToldAgain, NewsWithdrawn
from preau.communication.news.models import News, NewsPicture, NewsState, Reading
from preau.communication.news.pictures import holds
from preau.communication.news.queries import never_met
from preau.communication.news.rules import may_change, may_restore, may_write
from preau.communication.news.services import NEWS
from preau.core.accounts.actor import Actor
from preau.core.content.actions import ask_review, forget_reviews, hold_what_was_refused
from preau.core.content.queries import must_wait
from preau.core.files.actions import discard, keep_picture
from preau.core.files.pictures import Drawn
from preau.core.notifications.actions import read_about
from preau.core.notifications.actions import withdraw as withdraw_notices
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
    news = write(News(space=space, author=actor.person), written)
    audit.record("news.draft", actor=actor, target=news)
    return news


@transaction.atomic
def revise(news: News, written: Written, *, again: bool = False, actor: Actor) -> News:
    """Change what is written; readers are told `again`, and have it to read anew, if the author says so."""
    may_change(actor, news).or_raise()
    if news.state == NewsState.PUBLISHED:
        news.revised_at = timezone.now()
    write(news, written)
    audit.record("news.revise", actor=actor, target=news)
    announce(NewsRevised(news.pk))
    if again and news.state == NewsState.PUBLISHED:
        news.readings.exclude(person__in=(news.author_id, actor.person.pk)).delete()
        announce(NewsToldAgain(news.pk))
    return news


def write(news: News, written: Written) -> News:
    news.title, news.body, news.shows_until = written.title, written.body, written.shows_until
    news.save()
    if written.pictures:
        holds(news, len(written.pictures)).or_raise()
    last = news.pictures.aggregate(last=Max("position"))["last"]
    first = 0 if last is None else last + 1
    for position, made in enumerate(written.pictures, start=first):
        kept = keep_picture(made, description=written.title, academie=news.author.academie)
        NewsPicture.objects.create(news=news, picture=kept, position=position)
    return news


@transaction.atomic
def publish(news: News, *, actor: Actor) -> News:
    """Show a draft to the people of its space, or ask for an adult's eye first; twice does it once."""
    may_write(actor, news.space).or_raise()
    may_change(actor, news).or_raise()
    hold_what_was_refused(news, of=NEWS)
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
        news.state, news.withdrawn_by = NewsState.WITHDRAWN, actor.person
        news.save(update_fields=["state", "withdrawn_by"])
        audit.record("news.withdraw", actor=actor, target=news)
        announce(NewsWithdrawn(news.pk))
    return news


@transaction.atomic
def restore(news: News, *, actor: Actor) -> News:
    """What was withdrawn is published again; what was thrown away is a draft again; anything else stays."""
    if news.state not in (NewsState.WITHDRAWN, NewsState.THROWN):
        return news
    may_restore(actor, news).or_raise()
    if news.state == NewsState.THROWN:
        news.state, news.thrown_at = NewsState.DRAFT, None
        news.save(update_fields=["state", "thrown_at"])
        audit.record("news.restore", actor=actor, target=news)
    elif news.state == NewsState.WITHDRAWN:
        news.state = NewsState.PUBLISHED
        news.save(update_fields=["state"])
        audit.record("news.restore", actor=actor, target=news)
        announce(NewsPublished(news.pk))
    return news


@transaction.atomic
def remove_picture(news: News, picture: UUID, *, actor: Actor) -> None:
    """Take a picture off; `restore_picture` brings it back for a week."""
    may_change(actor, news).or_raise()
    if news.pictures.filter(picture__uid=picture, removed_at=None).update(removed_at=timezone.now()):
        audit.record("news.remove_picture", actor=actor, target=news)


@transaction.atomic
def restore_picture(news: News, picture: UUID, *, actor: Actor) -> None:
    may_change(actor, news).or_raise()
    put_away = news.pictures.filter(picture__uid=picture).exclude(removed_at=None)
    if put_away.exists():
        holds(news, 1).or_raise()
        put_away.update(removed_at=None)
        audit.record("news.restore_picture", actor=actor, target=news)


@transaction.atomic
def discard_draft(news: News, *, actor: Actor) -> None:
    """Put away a draft that nobody else saw; `restore` brings it back for a week."""
    may_change(actor, news).or_raise()
    hold_what_was_refused(news, of=NEWS)
    if news.state == NewsState.DRAFT:
        news.state, news.thrown_at = NewsState.THROWN, timezone.now()
        news.save(update_fields=["state", "thrown_at"])
        audit.record("news.discard", actor=actor, target=news)


def throw_away(news: News) -> None:
    """With its pictures and what was said of it."""
    forget_reviews(news, of=NEWS)
    discard([one.picture for one in news.pictures.select_related("picture")])
    news.delete()


def forget(news: News) -> None:
    """Erased at its term: its notices and its words in the index go with it."""
    withdraw_notices(NEWS.label, news.uid)
    key = news.pk
    throw_away(news)
    announce(NewsWithdrawn(key))


def mark_read(news: News, *, actor: Actor) -> None:
    """Note that somebody opened a published item, and read what told them of it."""
    if news.state == NewsState.PUBLISHED:
        mine = Reading.objects.filter(news=news, person=actor.person)
        if not mine.filter(opened=False).update(opened=True, at=timezone.now()):
            Reading.objects.bulk_create([Reading(news=news, person=actor.person)], ignore_conflicts=True)
        read_about(news.uid, actor=actor)


def set_all_aside(*, actor: Actor) -> None:
    """Nothing is new for this person any more; who has not read goes on counting them, for they opened nothing."""
    rows = [Reading(news=news, person=actor.person, opened=False) for news in never_met(actor)]
    Reading.objects.bulk_create(rows, ignore_conflicts=True)
