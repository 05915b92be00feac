"""What the server asks of Django: each question in a thread of its own, on a connection closed when it is old."""

import logging
from collections.abc import Callable
from typing import ParamSpec, TypeVar

from asgiref.sync import sync_to_async
from django.db import close_old_connections

from preau.provisioning.models import Sender
from preau.provisioning.receiving.mishaps import hinder
from preau.provisioning.receiving.senders import active_senders
from preau.provisioning.receiving.types import Account, MishapKind

log = logging.getLogger(__name__)
P = ParamSpec("P")
R = TypeVar("R")


class Senders:
    """The `Register` of the server."""

    async def find(self, login: str) -> Account | None:
        return await asked(account_of, login)

    async def tell(self, account: Account, kind: MishapKind) -> None:
        log.warning("inbox %s: %s", account.uid, kind)
        await asked(hinder, account.uid, kind)


async def asked(question: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    def fresh() -> R:
        close_old_connections()
        return question(*args, **kwargs)

    return await sync_to_async(fresh)()


def account_of(login: str) -> Account | None:
    """None for whoever is unknown, was revoked, or only fills a folder."""
    sender = active_senders().filter(login=login).exclude(public_key="").first()
    return as_account(sender) if sender else None


def as_account(sender: Sender) -> Account:
    return Account(str(sender.uid), sender.login, sender.public_key, sender.quota)
