from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from preau.core.accounts.actor import Actor
from preau.core.notifications.contributions import AllRead, must_be_declared
from preau.core.notifications.models import Notification
from preau.core.notifications.queries import mine
from preau.kernel.personal_data import Erased
from preau.kernel.registry import contributions
from preau.ui.types import Family

BATCH = 1_000


@dataclass(frozen=True, slots=True)
class Notice:
    """What to tell: the same words for all its readers, without anything that one of them may not know."""

    service: str
    source: UUID
    words: str
    url: str
    icon: str
    family: Family
    detail: str = ""


def notify(people: Iterable[int], notice: Notice) -> None:
    """
    Tell each person (by id) once; telling again changes nothing, so that a job may run twice.

    LookupError for a service that declares no `Announces`.
    """
    must_be_declared(notice.service)
    now = timezone.now()
    rows = (
        Notification(
            recipient_id=person,
            service=notice.service,
            source=notice.source,
            words=notice.words,
            detail=notice.detail,
            icon=notice.icon,
            family=notice.family,
            url=notice.url,
            created_at=now,
        )
        for person in people
    )
    Notification.objects.bulk_create(rows, batch_size=BATCH, ignore_conflicts=True)


def reword(notice: Notice) -> None:
    """What was announced changed: each announcement says it as it is today, and stays read or not."""
    told = Notification.objects.filter(service=notice.service, source=notice.source)
    told.update(words=notice.words, detail=notice.detail, url=notice.url)


def withdraw(service: str, source: UUID) -> None:
    """What was announced is no longer there: nobody keeps its announcement."""
    Notification.objects.filter(service=service, source=source).delete()


def open_notification(uid: UUID, *, actor: Actor) -> str | None:
    """Mark one of the actor's own as read and give its address; None if they have no such notification."""
    told = mine(actor).filter(uid=uid).first()
    if told is None:
        return None
    Notification.objects.filter(pk=told.pk, read_at=None).update(read_at=timezone.now())
    return told.url


@transaction.atomic
def read_all(*, actor: Actor) -> int:
    """Mark all of the actor's as read, in the services too; how many notices were not."""
    for service in contributions(AllRead):
        service.run(actor=actor)
    return Notification.objects.filter(recipient=actor.person, read_at=None).update(read_at=timezone.now())


def forget(before: datetime) -> Erased:
    """What was announced before then, read or not."""
    return Notification.objects.filter(created_at__lt=before).delete()[1]


def read_about(source: UUID, *, actor: Actor) -> None:
    """Somebody saw the thing itself: what told them of it is read."""
    told = Notification.objects.filter(recipient=actor.person, source=source, read_at=None)
    told.update(read_at=timezone.now())
