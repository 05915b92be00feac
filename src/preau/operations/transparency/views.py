from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from preau.kernel.public import public
from preau.operations.transparency import showing
from preau.operations.transparency.queries import known_facts

STALE_AFTER = timedelta(days=180)
"""RFC 9116 asks for less than a year."""


@public
@require_safe
def security(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """
    RFC 9116: whom to tell about a weakness.

    `Contact` is not optional: when nobody filled it in, it is the page that says who publishes.
    """
    base = settings.PREAU_BASE_URL.rstrip("/")
    said = known_facts().contacts.security
    contact = f"mailto:{said}" if "@" in said and ":" not in said else said
    stale = (timezone.now() + STALE_AFTER).replace(hour=0, minute=0, second=0, microsecond=0)
    lines = (
        f"Contact: {contact or base + reverse('transparency:legal')}",
        f"Expires: {stale:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: fr, en",
        f"Canonical: {base}{reverse('transparency:security')}",
    )
    return HttpResponse("".join(f"{line}\n" for line in lines), content_type="text/plain; charset=utf-8")


@public
@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """RGAA 4.1: what was checked, what was not, whom to tell; no rate without an audit."""
    facts = known_facts()
    context = {
        "publisher": facts.publisher.name,
        "contact": facts.contacts.accessibility,
        "address": settings.PREAU_BASE_URL,
        "axe": showing.AXE,
    }
    return render(request, "transparency/accessibility.html", context)


@public
@require_safe
def personal_data(request: HttpRequest) -> HttpResponse:
    """RGPD, articles 13, 14 and 26."""
    facts = known_facts()
    context = {
        "controllers": showing.controllers(facts),
        "register": showing.register(),
        "host": facts.host.name,
    }
    return render(request, "transparency/personal_data.html", context)


@public
@require_safe
def legal(request: HttpRequest) -> HttpResponse:
    """Loi n° 2004-575 du 21 juin 2004, article 1-1."""
    facts = known_facts()
    context = {"publisher": showing.publisher(facts), "host": showing.host(facts)}
    return render(request, "transparency/legal.html", context)
