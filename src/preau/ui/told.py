"""
The pages that say why something could not be shown: what happened, what to do, whom to ask.

`bad_request` to `server_error` are Django's handlers; the others are returned by whoever knows the reason.
"""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from preau.ui.types import Link, Words

FEW_MINUTES = ("une", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix")


@dataclass(frozen=True, slots=True)
class Held:
    """What a person with the power to do so has paused: why, until when in words, and whom to ask."""

    what: Words
    reason: Words
    until: Words = ""
    ask: Link | None = None


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "ui/told/bad_request.html", status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The reason is what the refusal says."""
    return render(request, "ui/told/forbidden.html", {"reason": str(exception)}, status=403)


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The security token of a form does not match: `reason` is for developers and is not shown."""
    return render(request, "ui/told/form_expired.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "ui/told/not_found.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Stands alone: neither database, nor person, nor anything that may have just failed."""
    return HttpResponse(render_to_string("ui/told/server_error.html"), status=500)


def slow_down(request: HttpRequest, *, seconds: int) -> HttpResponse:
    return later(request, "slow_down", status=429, seconds=seconds)


def pause_words(seconds: int) -> str:
    """The same pause, said on top of a form that keeps what was typed."""
    return _(
        "Faisons une petite pause : attendez %(wait)s, puis recommencez. Rien n’est bloqué pour de bon."
    ) % {"wait": wait_words(seconds)}


def busy(request: HttpRequest, *, seconds: int = 5) -> HttpResponse:
    return later(request, "busy", status=503, seconds=seconds)


def held(request: HttpRequest, held: Held) -> HttpResponse:
    return render(request, "ui/told/held.html", {"held": held}, status=403)


def later(request: HttpRequest, page: str, *, status: int, seconds: int) -> HttpResponse:
    context = {"wait": wait_words(seconds)}
    response = render(request, f"ui/told/{page}.html", context, status=status)
    response["Retry-After"] = str(seconds)
    return response


def wait_words(seconds: int) -> str:
    if seconds < 60:
        return _("quelques secondes")
    minutes = -(-seconds // 60)
    spoken = FEW_MINUTES[minutes - 1] if minutes <= len(FEW_MINUTES) else str(minutes)
    return ngettext("%(n)s minute", "%(n)s minutes", minutes) % {"n": spoken}
