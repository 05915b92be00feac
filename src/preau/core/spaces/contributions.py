from collections.abc import Callable
from dataclasses import KW_ONLY, dataclass

from preau.core.accounts.actor import Actor
from preau.core.spaces.models import Space
from preau.kernel.registry import Contribution
from preau.ui.types import Words


@dataclass(frozen=True)
class SpacePage(Contribution):
    """
    A page about a space, offered on the space's own to those whom it `concerns`: its members, its rights.

    `url` leads from the space to the page; `concerns` costs a query at most.
    """

    label: str
    title: Words
    _: KW_ONLY
    icon: str
    order: int
    url: Callable[[Space], str]
    concerns: Callable[[Actor, Space], bool]
