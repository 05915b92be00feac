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
    return Notification.objects.filter(still_told(actor), recipient=actor.person).order_by(
        "-created_at", "-pk"
    )


def still_told(actor: Actor) -> Q:
    with within(actor.standing.scope):
        told = [
            Q(service=one.label, source__in=one.readable(actor).order_by().values("uid"))
            for one in contributions(Announces)
        ]
    return reduce(or_, told, Q(pk__in=()))


def unread(actor: Actor) -> int:
    return mine(actor).filter(read_at=None).count()
