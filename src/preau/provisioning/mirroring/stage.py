"""A delivery set against the mirror before anything is written: what it adds, changes, and no longer says."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from itertools import chain
from operator import itemgetter
from typing import NamedTuple

from preau.provisioning.merging import merged
from preau.provisioning.mirroring import canonical
from preau.provisioning.mirroring.resolving import Heard, Old, Outcome, complet, delta
from preau.provisioning.mirroring.stored import StoredMirror, StoredRow
from preau.provisioning.types import Category, DeliveryKind, Messages, Operation, Record

BATCH = 2_000
SCHEMA = """
CREATE TEMP TABLE moved (category TEXT, key TEXT, raw BLOB, digest BLOB, text TEXT, operation TEXT,
    ignored TEXT, file TEXT, line INTEGER)
"""
INSERT = "INSERT INTO moved VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
ODD = """
SELECT category, key FROM moved GROUP BY category, key HAVING count(*) > 1
UNION SELECT category, key FROM moved WHERE ignored <> '' OR operation <> 'add' OR ?
ORDER BY 1, 2
"""

Row = tuple[str | bytes | int | None, ...]
"""Of the table `moved`."""


def row_of(record: Record) -> Row:
    text, ignored = canonical.written(record.attributes), ",".join(record.ignored)
    said = (record.category.value, record.key, record.raw_digest, canonical.digest(text), text)
    return (*said, record.operation.value, ignored, record.file, record.line)


class Moved(NamedTuple):
    """A mirror row to write; `text` is None where the académie no longer says anything of the key."""

    category: Category
    key: str
    raw: bytes | None
    digest: bytes | None
    text: str | None


class Stage:
    """
    Where a reading goes (a `Sink` that is also its `Known`): a temporary table, which SQLite keeps in a file
    without a name.

    Each record is written once; `settle` takes back what changes nothing, so that `moved` tells what the delivery
    changes in the mirror. `database` is the connection that will write it there, if that is SQLite's: the table
    then goes with it, or with the next stage.
    """

    def __init__(self, stored: StoredMirror, database: sqlite3.Connection | None = None) -> None:
        self.stored = stored
        self.lent = database is not None
        self.database = database or sqlite3.connect("", isolation_level=None)
        self.database.execute("DROP TABLE IF EXISTS temp.moved")
        self.database.execute(SCHEMA)
        self.raws = {raw: False for category in Category for _, raw, _ in stored.rows(category) if raw}
        self.shielded: set[tuple[Category, str]] = set()
        self.waiting: list[Row] = []

    def __contains__(self, item: tuple[Category, bytes]) -> bool:
        return item[1] in self.raws

    def seen(self, category: Category, raw_digest: bytes) -> None:  # noqa: ARG002 (the digest covers it)
        self.raws[raw_digest] = True

    def record(self, record: Record) -> None:
        self.add(row_of(record))

    def add(self, row: Row) -> None:
        self.waiting.append(row)
        if len(self.waiting) == BATCH:
            self.flush()

    def flush(self) -> None:
        self.take(self.waiting)
        self.waiting.clear()

    def take(self, rows: list[Row]) -> None:
        """Rows made here, or by another process that reads a share of the files."""
        with self.at_one_go():
            self.database.executemany(INSERT, rows)

    @contextmanager
    def at_one_go(self) -> Iterator[None]:
        """Write several rows together: outside a transaction, each would be one of its own."""
        self.database.execute("SAVEPOINT staging")
        try:
            yield
        finally:
            self.database.execute("RELEASE staging")

    def shield(self, category: Category, key: str) -> None:
        self.shielded.add((category, key))

    def settle(self, kind: DeliveryKind, messages: Messages) -> None:
        """Compare all that was heard with the mirror; say what contradicts itself."""
        self.flush()
        with self.at_one_go():
            self.database.execute("CREATE INDEX temp.moved_by_key ON moved (category, key)")
            odd = self.database.execute(ODD, [kind is DeliveryKind.DELTA]).fetchall()
            for category, key in odd:
                self.resolve(Category(category), key, kind, messages)
            for category in Category:
                self.compare(category, kind, messages)
        self.flush()

    def resolve(self, category: Category, key: str, kind: DeliveryKind, messages: Messages) -> None:
        """Put what several requests about a key come to in their place; nothing, if they contradict each other."""
        rows = self.database.execute(
            "SELECT category, key, operation, text, raw, ignored, file, line FROM moved "
            "WHERE category = ? AND key = ? ORDER BY file, line, rowid", [category, key]
        ).fetchall()  # fmt: skip
        heard = [Heard(category, key, Operation(row[2]), *row[3:]) for row in rows]
        resolving = complet if kind is DeliveryKind.COMPLET else delta
        outcome = resolving(heard, self.old(category, self.stored.row(category, key)), messages)
        self.database.execute("DELETE FROM moved WHERE category = ? AND key = ?", [category, key])
        self.keep(category, key, outcome)

    def keep(self, category: Category, key: str, outcome: Outcome | None) -> None:
        if outcome is None:
            self.shield(category, key)
            return
        digest = None if outcome.text is None else canonical.digest(outcome.text)
        row = (category, key, outcome.raw, digest, outcome.text, Operation.ADD, "", "", None)
        self.database.execute(INSERT, row)

    def compare(self, category: Category, kind: DeliveryKind, messages: Messages) -> None:
        """Take back what the mirror holds already; add what a Complet no longer says."""
        stored = self.stored.rows(category)
        if (first := next(stored, None)) is None:
            return
        heard = self.database.execute(
            "SELECT key, raw, digest, rowid FROM moved WHERE category = ? ORDER BY key", [category]
        )
        unchanged: list[tuple[int]] = []
        for old, new in merged(
            chain([first], stored), heard, left_place=itemgetter(0), right_place=itemgetter(0)
        ):
            if old is None:
                continue
            if new is None:
                if kind is DeliveryKind.COMPLET and not self.still_said(category, old):
                    self.add((category.value, old[0], None, None, None, Operation.DELETE.value, "", "", None))
            elif self.said_again(old):
                self.resolve(category, old[0], kind, messages)
            elif old[1:] == new[1:3]:
                unchanged.append((new[3],))
        self.database.executemany("DELETE FROM moved WHERE rowid = ?", unchanged)

    def old(self, category: Category, stored: StoredRow | None) -> Old | None:
        if stored is None:
            return None
        key, _, digest = stored
        return Old(digest, partial(self.stored.text, category, key), again=self.said_again(stored))

    def said_again(self, stored: StoredRow) -> bool:
        return bool(stored[1] and self.raws[stored[1]])

    def still_said(self, category: Category, stored: StoredRow) -> bool:
        return self.said_again(stored) or (category, stored[0]) in self.shielded

    def keys(self, category: Category) -> Iterator[tuple[str, bool]]:
        """Keys of the mirror rows to write, and whether something is said under them."""
        yield from self.database.execute(
            "SELECT key, text IS NOT NULL FROM moved WHERE category = ?", [category]
        )

    def texts(self, category: Category) -> Iterator[tuple[str, str | None]]:
        """The same by key, with what is said."""
        yield from self.database.execute(
            "SELECT key, text FROM moved WHERE category = ? ORDER BY key", [category]
        )

    def moved(self, category: Category) -> Iterator[Moved]:
        """Mirror rows to write, by key."""
        query = "SELECT category, key, raw, digest, text FROM moved WHERE category = ? ORDER BY key"
        return map(Moved._make, self.database.execute(query, [category]))

    @property
    def moves(self) -> int:
        """How many mirror rows the delivery changes; 0 means that the académie says what it said."""
        (number,) = self.database.execute("SELECT count(*) FROM moved").fetchone()
        return int(number)

    def close(self) -> None:
        if not self.lent:
            self.database.close()
