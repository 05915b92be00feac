"""People as search finds them."""

from preau.core.accounts.actor import Actor
from preau.core.directory.queries import described, named
from preau.core.directory.rules import may_find
from preau.core.directory.screens import found_rows
from preau.core.search.contributions import MOST
from preau.ui.types import Row


def people_rows(actor: Actor, words: str) -> list[Row]:
    """Only those whom the actor may find."""
    return found_rows(described(named(may_find.rows(actor), words)[:MOST]))
