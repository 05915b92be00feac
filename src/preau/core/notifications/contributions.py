"""What a service declares so that the bell agrees with its pages."""

from collections.abc import Callable
from dataclasses import KW_ONLY, dataclass
from typing import Any

from django.db.models import QuerySet

from preau.core.accounts.actor import Actor
from preau.kernel.registry import Contribution, contributions
from preau.ui.types import Words


@dataclass(frozen=True)
class AllRead(Contribution):
    """`run(actor=…)` when somebody marks all as read: nothing is new for them, though they opened nothing."""

    label: str
    title: Words
    _: KW_ONLY
    run: Callable[..., None]


@dataclass(frozen=True)
class Announces(Contribution):
    """
    A service tells people of its things: `readable(actor)` are those, by `uid`, that somebody may still know of.

    It is the service's own rule, asked each time the bell is shown: what one may no longer read is told no more,
    title included, and comes back with the right.
    """

    label: str
    _: KW_ONLY
    readable: Callable[[Actor], QuerySet[Any, Any]]


def must_be_declared(service: str) -> None:
    """What no rule stands behind would be shown to nobody."""
    if service not in {one.label for one in contributions(Announces)}:
        raise LookupError(
            f"« {service} » prévient sans le déclarer : il manque un Announces dans son manifest."
        )
