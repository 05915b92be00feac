from django.db.models import QuerySet

from preau.core.accounts.actor import Actor
from preau.core.notifications.models import Notification


def mine(actor: Actor) -> QuerySet[Notification]:
    """The actor's own, newest first."""
    return Notification.objects.filter(recipient=actor.person).order_by("-created_at", "-pk")


def unread(actor: Actor) -> int:
    return mine(actor).filter(read_at=None).count()
