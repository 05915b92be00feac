"""What a signed-in request carries."""

from collections.abc import Callable
from functools import wraps
from ipaddress import ip_address, ip_network
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.http import HttpRequest

from preau.core.accounts.actor import Actor
from preau.core.accounts.models import Account
from preau.kernel.scope import within

P = ParamSpec("P")


class SignedIn(HttpRequest):
    """A request from somebody: what every view that is not public receives."""

    actor: Actor
    account: Account


def by_whoever_asked(
    recording: Callable[Concatenate[Actor, P], None],
) -> Callable[Concatenate[HttpRequest, P], None]:
    """What `afterwards` runs once the page is out: as its reader, within their scope again."""

    @wraps(recording)
    def record(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> None:
        actor: Actor = request.actor  # type: ignore[attr-defined]
        with within(actor.standing.scope):
            recording(actor, *args, **kwargs)

    return record


def address(request: HttpRequest) -> str:
    """
    Where a request comes from, for slowing guesses down: of an IPv6 address, the network of a home or a school.

    Each of our own proxies (`PREAU_PROXIES`) adds what it saw at the end of `X-Forwarded-For`; what stands before
    may be forged.
    """
    forwarded = filter(None, map(str.strip, request.headers.get("X-Forwarded-For", "").split(",")))
    seen = [*forwarded, str(request.META.get("REMOTE_ADDR", ""))]
    said: str = seen[max(-1 - settings.PREAU_PROXIES, -len(seen))]
    try:
        found = ip_address(said)
    except ValueError:
        return said
    return str(ip_network((found, 64), strict=False)) if found.version == 6 else said
