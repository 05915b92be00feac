from dataclasses import asdict

from django.db import transaction

from preau.kernel.events.jobs import deliver
from preau.kernel.events.models import Announcement, Delivery
from preau.kernel.events.types import Event, Follower, Handler
from preau.kernel.registry import contributions


def announce(event: Event) -> None:
    """Write the event in the transaction of the change: followers hear it at once, handlers after the commit."""
    name = type(event).__qualname__
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError(f"event {name}: outside the transaction of the change")
    announcement = Announcement.objects.create(event=name, payload=asdict(event))
    for handler in contributions(Handler):
        if handler.event is type(event):
            deliver.enqueue(Delivery.objects.create(announcement=announcement, handler=handler.name).pk)
    for follower in contributions(Follower):
        follower.follow(event)
