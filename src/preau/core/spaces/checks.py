"""What a service declares and that is known once addresses and drawings are: Django looks at it at start."""

from collections.abc import Iterator
from typing import Any

from django.core.checks import CheckMessage, Error, register
from django.urls import NoReverseMatch

from preau.core.spaces.services import Service, services
from preau.ui.icons import drawn


@register()
def services_can_be_opened(**_: Any) -> list[CheckMessage]:
    try:
        icons = drawn()
    except ValueError:
        icons = None
    return [
        Error(f"service « {one.label} » : {what}", id="spaces.E001")
        for one in services()
        for what in mistakes(one, icons)
    ]


def mistakes(service: Service, icons: frozenset[str] | None) -> Iterator[str]:
    """`icons` is None while the sprite is not built, which `preau doctor` says."""
    try:
        service.url  # noqa: B018 (it is what is tried)
    except NoReverseMatch:
        yield f"« {service.entry} » ne mène à aucune page."
    if icons is not None and service.icon not in icons:
        yield f"le dessin « {service.icon} » n’est pas dans frontend/icons.txt."
