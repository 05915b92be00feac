"""People as search finds them."""

from dataclasses import replace

from preau.core.accounts.actor import Actor
from preau.core.accounts.queries import animals_of
from preau.core.directory.queries import described, named
from preau.core.directory.rules import may_find
from preau.core.directory.screens import found_row
from preau.core.search.contributions import MOST
from preau.ui.types import Row


def people_rows(actor: Actor, words: str) -> list[Row]:
    """Only those whom the actor may find; a pupil comes with the animal that they chose."""
    shown = described(named(may_find.rows(actor), words)[:MOST])
    animals = animals_of(found.person for found in shown)
    return [
        replace(row, icon=animals.get(found.person.pk, row.icon))
        for found, row in zip(shown, map(found_row, shown), strict=True)
    ]
