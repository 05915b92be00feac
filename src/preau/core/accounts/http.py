"""What a signed-in request carries, and the door that lets only such requests in."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse

from preau.core.accounts.actor import Actor
from preau.core.accounts.models import Account
from preau.kernel.scope import within

P = ParamSpec("P")


class SignedIn(HttpRequest):
    """A request from somebody: what `signed_in` views receive."""

    actor: Actor
    account: Account


View = Callable[Concatenate[SignedIn, P], HttpResponseBase]


def signed_in(view: View[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Anonymous visitors are sent to sign in, and come back here."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if getattr(request, "actor", None) is None:
            back = urlencode({"suite": request.get_full_path()}) if request.method == "GET" else ""
            return HttpResponseRedirect(f"{reverse('accounts:sign-in')}?{back}".rstrip("?"))
        signed: Any = request
        return view(signed, *args, **kwargs)

    guarded.signed_in = True  # type: ignore[attr-defined]
    return guarded


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
    """Where a request comes from, for slowing guesses down."""
    return str(request.META.get("REMOTE_ADDR", ""))
