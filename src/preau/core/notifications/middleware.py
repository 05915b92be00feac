"""Puts the bell on every page of somebody signed in."""

from collections.abc import Callable
from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from preau.core.notifications.queries import unread
from preau.ui.types import Bell


class BellMiddleware:
    """Costs one query on the pages that are shown, two for somebody who has something unread."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        actor = getattr(request, "actor", None)
        if actor is not None and request.method == "GET":
            bell = Bell(reverse("notifications:list"), unread(actor))
            request.shell = replace(request.shell, bell=bell)  # type: ignore[attr-defined]
        return self.get_response(request)
