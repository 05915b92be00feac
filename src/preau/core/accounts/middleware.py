"""Sets who acts, and what they may read, around every view."""

from collections.abc import Callable
from contextlib import nullcontext
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from preau.core.accounts.actor import Actor
from preau.core.accounts.models import Account
from preau.core.accounts.queries import Held
from preau.core.accounts.shell import shell_of
from preau.core.directory.standing import standing
from preau.kernel.public import is_public
from preau.kernel.scope import within

CHOSEN = "person"
"""Session key of the profile that acts, by uid."""


class ActorMiddleware:
    """
    `request.actor` is a person under one profile, or None; a view reads within the scope of their standing.

    An account whose persons all left, or that was closed, comes in as nobody.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = request.account = None  # type: ignore[attr-defined]
        if isinstance(request.user, Account):
            self.recognise(request, request.user)
        actor: Actor | None = request.actor  # type: ignore[attr-defined]
        with within(actor.standing.scope) if actor else nullcontext():
            return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], *_: object
    ) -> HttpResponse | None:
        """Visitors are sent to sign in, and come back to the page that they wanted."""
        if request.actor is not None or is_public(view):  # type: ignore[attr-defined]
            return None
        back = urlencode({"suite": request.get_full_path()}) if request.method == "GET" else ""
        return HttpResponseRedirect(f"{reverse('accounts:sign-in')}?{back}".rstrip("?"))

    def recognise(self, request: HttpRequest, account: Account) -> None:
        held: Held = account.held  # type: ignore[attr-defined]
        person = held.chosen(request.session.get(CHOSEN))
        if person is not None:
            actor = Actor(person, standing(person, on=timezone.localdate()))
            request.actor, request.account = actor, account  # type: ignore[attr-defined]
            request.shell = shell_of(actor, held.persons, path=request.path)  # type: ignore[attr-defined]
