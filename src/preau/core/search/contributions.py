from collections.abc import Callable, Sequence
from dataclasses import KW_ONLY, dataclass

from preau.core.accounts.actor import Actor
from preau.kernel.registry import Contribution
from preau.ui.types import Row, Words

MOST = 20
"""Rows that one kind of thing shows at most."""


@dataclass(frozen=True)
class Searchable(Contribution):
    """A kind of thing that can be found; `find` gives at most `MOST` rows that the actor may see."""

    label: str
    title: Words
    _: KW_ONLY
    find: Callable[[Actor, str], Sequence[Row]]
