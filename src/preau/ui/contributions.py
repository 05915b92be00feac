"""What upper floors add to every page."""

from dataclasses import KW_ONLY, dataclass

from preau.kernel.registry import Contribution
from preau.ui.types import Words


@dataclass(frozen=True)
class FooterLink(Contribution):
    """At the foot of every page, in the order of its number; whoever reads the page may open it."""

    label: Words
    _: KW_ONLY
    route: str
    order: int
