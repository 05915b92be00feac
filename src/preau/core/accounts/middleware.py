"""Sets who acts, and what they may read, around every view."""

from collections.abc import Callable
from urllib.parse import urlsplit, urlunsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control

from preau.core.accounts import actions
from preau.core.accounts.actor import Actor
from preau.core.accounts.models import Account
from preau.core.accounts.queries import Held
from preau.core.accounts.sessions import CHOSEN
from preau.core.accounts.shell import shell_of
from preau.core.directory.standing import standing
from preau.kernel.public import is_public
from preau.kernel.scope import within
from preau.ui.appearance import COOKIE


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
        if actor is None:
            return self.get_response(request)
        with within(actor.standing.scope):
            response = self.get_response(request)
        keep_for_the_account(request, response)
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], *_: object
    ) -> HttpResponse | None:
        """Visitors are sent to sign in, and come back to the page that they wanted."""
        if request.actor is not None or is_public(view):  # type: ignore[attr-defined]
            return None
        return to_sign_in(request)

    def recognise(self, request: HttpRequest, account: Account) -> None:
        held: Held = account.held  # type: ignore[attr-defined]
        person = held.chosen(request.session.get(CHOSEN))
        if person is not None:
            actor = Actor(person, standing(person, on=timezone.localdate()))
            request.actor, request.account = actor, account  # type: ignore[attr-defined]
            request.shell = shell_of(actor, held, path=request.path)  # type: ignore[attr-defined]


def to_sign_in(request: HttpRequest) -> HttpResponse:
    """A part of a page has no room for a sign-in page: htmx is told to leave the whole page for it."""
    fragment = "HX-Request" in request.headers
    back = path_of(request.headers.get("HX-Current-URL", "") if fragment else request.get_full_path())
    query = {"suite": back} if back and (fragment or request.method == "GET") else None
    address = reverse("accounts:sign-in", query=query)
    return HttpResponse(status=401, headers={"HX-Redirect": address}) if fragment else redirect(address)


def path_of(address: str) -> str:
    """Path and query of a page of ours; nothing of what is no address, since a header may say anything."""
    try:
        page = urlsplit(address)
    except ValueError:
        return ""
    return urlunsplit(("", "", page.path, page.query, ""))


def keep_for_the_account(request: HttpRequest, response: HttpResponse) -> None:
    """A display just chosen follows the account; and no shared device keeps the pages themselves."""
    saved = response.cookies.get(COOKIE)
    if saved and isinstance(request.user, Account):
        actions.keep_appearance(request.user, saved.value)
    if not response.has_header("Cache-Control"):
        patch_cache_control(response, private=True, no_store=True)
