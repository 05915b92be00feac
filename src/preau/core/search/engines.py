"""How each database finds words: the ids of the documents that hold all of them, each as the beginning of a word."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.db import connection
from django.db.models.expressions import RawSQL


@dataclass(frozen=True, slots=True)
class Engine:
    """
    `select` gives ids, `query` says words in its language; words are folded: letters and digits only.

    `repair` makes the index anew from the table, where the database does not do so itself.
    """

    select: str
    query: Callable[[list[str], bool], str]
    repair: str = ""


def fts5(words: list[str], title_only: bool) -> str:
    together = " AND ".join(f'"{word}"*' for word in words)
    return f"title_words : ({together})" if title_only else together


def tsquery(words: list[str], title_only: bool) -> str:
    """Weight A is the title's."""
    return " & ".join(f"{word}:*{'A' if title_only else ''}" for word in words)


ENGINES: Mapping[str, Engine] = {
    "sqlite": Engine(
        "SELECT rowid FROM search_words WHERE search_words MATCH %s",
        fts5,
        repair="INSERT INTO search_words(search_words) VALUES ('rebuild')",
    ),
    "postgresql": Engine("SELECT id FROM search_document WHERE words @@ to_tsquery('simple', %s)", tsquery),
}


def engine() -> Engine:
    return ENGINES[connection.vendor]


def holding(words: list[str], *, title_only: bool = False) -> RawSQL:
    """For `pk__in`."""
    return RawSQL(engine().select, [engine().query(words, title_only)])  # noqa: S611 (a constant and its parameter)
