"""What the layout needs on every page."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from preau.ui.appearance import Appearance
from preau.ui.types import PUBLIC, Link

FOOTER = (Link(_("Réglages d’affichage"), "/reglages/"),)
"""The only list of the footer's links: each leads to a page that exists."""


def shell(request: HttpRequest) -> dict[str, Any]:
    """`request.shell` is set by the floor that knows people; a visitor gets the public one."""
    return {
        "shell": getattr(request, "shell", PUBLIC),
        "appearance": getattr(request, "appearance", Appearance()),
        "footer": FOOTER,
    }
