"""What every answer carries: the reader's appearance, and which powers of the device its page renounces."""

from collections.abc import Callable

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

from preau.ui.appearance import COOKIE, Appearance
from preau.ui.told import busy

Answer = Callable[[HttpRequest], HttpResponse]
RENOUNCED = (
    "camera",
    "microphone",
    "geolocation",
    "display-capture",
    "midi",
    "payment",
    "usb",
    "browsing-topics",
)
POWERS = ", ".join(f"{power}=()" for power in RENOUNCED)


class AppearanceMiddleware:
    """Sets `request.appearance`; upper floors may replace it by what the account keeps."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.appearance = Appearance.from_cookie(request.COOKIES.get(COOKIE, ""))  # type: ignore[attr-defined]
        response = self.get_response(request)
        patch_vary_headers(response, ["Cookie"])
        return response


class PowersMiddleware:
    """A page that comes to use one names it here. A photo chosen in a form asks for no power."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.setdefault("Permissions-Policy", POWERS)
        return response


class BusyMiddleware:
    """A database that stayed locked too long is said in words, with the time to wait; nothing was written."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        locked = isinstance(exception, OperationalError) and "locked" in str(exception)
        return busy(request) if locked else None
