"""What every answer carries: the reader's appearance, and which powers of the device its page renounces."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

from preau.ui.appearance import COOKIE, Appearance

Answer = Callable[[HttpRequest], HttpResponse]
POWERS = "camera=(self), microphone=(self), geolocation=(), payment=(), usb=(), browsing-topics=()"


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
    """Pupils record their voice and take pictures in their notebook; nothing else of the device is used."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.setdefault("Permissions-Policy", POWERS)
        return response
