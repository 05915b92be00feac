from collections.abc import Collection
from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet

from preau.core.accounts.actor import Actor
from preau.core.notifications.contributions import Announces
from preau.core.notifications.models import Notification
from preau.kernel.registry import contributions
from preau.kernel.scope import within


def mine(actor: Actor) -> QuerySet[Notification]:
    """The actor's own, newest first, of what they may still read today."""
    return told(actor, {one.label for one in contributions(Announces)}).order_by("-created_at", "-pk")


def unread(actor: Actor) -> int:
    """Rules are asked of services that told something unread, and of none on most pages: asking them is dear."""
    waiting = Notification.objects.filter(recipient=actor.person, read_at=None)
    services = set(waiting.order_by().values_list("service", flat=True).distinct())
    return told(actor, services).filter(read_at=None).count() if services else 0


def told(actor: Actor, services: Collection[str]) -> QuerySet[Notification]:
    with within(actor.standing.scope):
        still = [
            Q(service=one.label, source__in=one.readable(actor).order_by().values("uid"))
            for one in contributions(Announces)
            if one.label in services
        ]
    return Notification.objects.filter(reduce(or_, still, Q(pk__in=())), recipient=actor.person)
