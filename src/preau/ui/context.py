"""What the layout needs on every page."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from preau.kernel.registry import contributions
from preau.ui.appearance import Appearance
from preau.ui.contributions import FooterLink
from preau.ui.types import PUBLIC, Link


def shell(request: HttpRequest) -> dict[str, Any]:
    """`request.shell` is set by the floor that knows people; a visitor gets the public one."""
    return {
        "shell": getattr(request, "shell", PUBLIC),
        "appearance": getattr(request, "appearance", Appearance()),
        "footer": footer(),
    }


def footer() -> list[Link]:
    given = sorted(contributions(FooterLink), key=lambda link: link.order)
    return [Link(link.label, reverse(link.route)) for link in given]
