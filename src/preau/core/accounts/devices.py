"""A device remembers, without a name, which logins came in there: what its neighbours try does not slow them down."""

import secrets
from dataclasses import dataclass, field

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

COOKIE, SALT = "appareil", "preau.accounts.device"
KEPT_FOR = 180 * 24 * 3600
MOST_LOGINS = 40
"""A class that shares a tablet."""


@dataclass(frozen=True, slots=True)
class Device:
    """Its own key, and the marks of the logins that came in there, latest first: nobody reads a login out of one."""

    key: str = field(default_factory=lambda: secrets.token_hex(8))
    marks: tuple[str, ...] = ()

    def mark(self, login: str) -> str:
        return salted_hmac(SALT, f"{self.key}:{login}", algorithm="sha256").hexdigest()[:16]

    def knows(self, login: str) -> bool:
        return self.mark(login) in self.marks

    def with_login(self, login: str) -> "Device":
        this = self.mark(login)
        others = (mark for mark in self.marks if mark != this)
        return Device(self.key, (this, *others)[:MOST_LOGINS])


def device_of(request: HttpRequest) -> Device:
    """The one that a good sign-in signed, else a new one that knows nobody."""
    said = request.get_signed_cookie(COOKIE, default="", salt=SALT, max_age=KEPT_FOR)
    key, *marks = (said or "").split("-")
    return Device(key, tuple(marks)) if key else Device()


def remember(request: HttpRequest, login: str, response: HttpResponse) -> None:
    known = device_of(request).with_login(login)
    response.set_signed_cookie(
        COOKIE, "-".join((known.key, *known.marks)), salt=SALT, max_age=KEPT_FOR,
        httponly=True, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE,
    )  # fmt: skip
