"""The second half of an announcement, by a worker: each handler is told."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from preau.kernel.events.models import Announcement, Delivery
from preau.kernel.events.types import Handler
from preau.kernel.registry import contributions

KEPT = timedelta(days=30)


@transaction.atomic
def deliver(delivery_id: int) -> None:
    """Tell one handler, unless it was told; what it writes and the mark are one transaction."""
    delivery = Delivery.objects.select_for_update().select_related("announcement").get(pk=delivery_id)
    if delivery.delivered_at is None:
        handler = handler_named(delivery.handler)
        handler.run(handler.event(**delivery.announcement.payload))
        delivery.delivered_at = timezone.now()
        delivery.save(update_fields=["delivered_at"])


def handler_named(name: str) -> Handler[Any]:
    return next(handler for handler in contributions(Handler) if handler.name == name)


def forget_delivered() -> None:
    """Drop what every handler was told a month ago."""
    old = Announcement.objects.filter(at__lt=timezone.now() - KEPT)
    old.exclude(deliveries__in=Delivery.objects.filter(delivered_at=None)).delete()
