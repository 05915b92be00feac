"""What a session keeps, how long it lasts, and what it leaves on a device."""

from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse

from preau.core.accounts.devices import remember
from preau.core.accounts.models import Account
from preau.core.accounts.queries import held_by
from preau.core.directory.models import Person
from preau.core.directory.types import Profile
from preau.ui.appearance import COOKIE, Appearance, keep

CHOSEN = "person"
"""Session key of the profile that acts, by uid."""
GUARDIANS_STAY = 30 * 24 * 3600
"""Seconds without a visit, on their own telephone; others stay until the browser closes (settings)."""


def enter(request: HttpRequest, account: Account, response: HttpResponse) -> HttpResponse:
    """Open a session under a new key; the device is known from now on, and their display comes along."""
    login(request, account)
    remember(request, account.login, response)
    if all(person.profile == Profile.GUARDIAN for person in held_by(account).persons):
        request.session.set_expiry(GUARDIANS_STAY)
    if account.appearance:
        keep(Appearance.from_cookie(account.appearance), response)
    return response


def leave(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """What an account brought to a shared device goes with it."""
    if isinstance(request.user, Account) and request.user.appearance:
        response.delete_cookie(COOKIE)
    logout(request)
    return response


def act_as(request: HttpRequest, person: Person) -> None:
    request.session[CHOSEN] = str(person.uid)
