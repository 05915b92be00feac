"""What accounts keep, erased at its term."""

from datetime import datetime, timedelta

from django.contrib.sessions.models import Session
from django.core.cache import caches
from django.core.cache.backends.db import DatabaseCache
from django.db import connections
from django.utils import timezone

from preau.core.accounts.models import Account, AccountPerson, ActivationCode
from preau.core.accounts.sessions import GUARDIANS_STAY
from preau.core.accounts.types import CODE_LIFE
from preau.kernel.connections import EPHEMERAL
from preau.kernel.personal_data import Erased, Period

AFTER_LEAVING = Period(months=3)
"""Arrêté of 30 November 2006: three months after somebody should no longer hold an account."""
SESSION = Period(days=GUARDIANS_STAY // 86_400)
CODE = Period(days=CODE_LIFE.days)
TRY = Period(days=1)
"""A guess is forgotten after ten minutes; its row goes the next night."""


def forget_accounts(before: datetime) -> Erased:
    """An account holds nobody who left before then; one that holds nobody is no more, sessions included."""
    gone = AccountPerson.objects.filter(person__left_on__lt=timezone.localdate(before))
    emptied = list(gone.values_list("account", flat=True))
    erased = gone.delete()[1]
    return {**erased, **Account.objects.filter(pk__in=emptied, persons=None).delete()[1]}


def forget_codes(before: datetime) -> Erased:
    """Those made before then open nothing any more."""
    return ActivationCode.objects.filter(expires_at__lt=before + CODE_LIFE).delete()[1]


def forget_sessions(before: datetime) -> Erased:
    """Those that nobody came back to; shorter ones ended long before."""
    return Session.objects.filter(expire_date__lt=before + timedelta(seconds=GUARDIANS_STAY)).delete()[1]


def forget_tries(before: datetime) -> Erased:
    """A table keeps what it should have forgotten until it is full; a server that nodes share does not."""
    if not isinstance(caches["default"], DatabaseCache):
        return {}
    connection = connections[EPHEMERAL]
    over = connection.ops.adapt_datetimefield_value(before + timedelta(days=TRY.days))
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM cache WHERE expires < %s", [over])
        return {"cache": cursor.rowcount}
