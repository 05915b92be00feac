from dataclasses import dataclass

from preau.core.accounts.actor import Actor
from preau.core.search.contributions import MOST, Searchable
from preau.kernel.registry import contributions
from preau.ui.types import Row, Words

SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Found:
    title: Words
    rows: list[Row]


def found(actor: Actor, words: str) -> list[Found]:
    """What was found, by kind of thing; nothing for less than two letters."""
    asked = words.strip()
    if len(asked) < SHORTEST:
        return []
    by_kind = [Found(kind.title, list(kind.find(actor, asked))[:MOST]) for kind in contributions(Searchable)]
    return [one for one in by_kind if one.rows]
