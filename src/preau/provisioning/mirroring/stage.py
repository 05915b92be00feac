"""A delivery set against the mirror before anything is written: what it adds, changes, and no longer says."""

import sqlite3
from collections.abc import Iterator
from functools import partial
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import NamedTuple

from preau.provisioning.merging import merged
from preau.provisioning.mirroring import canonical
from preau.provisioning.mirroring.resolving import Heard, Old, complet, delta
from preau.provisioning.mirroring.stored import StoredMirror, StoredRow
from preau.provisioning.types import Category, DeliveryKind, Messages, Operation, Record

BATCH = 2_000
SCHEMA = """
CREATE TABLE heard (category TEXT, key TEXT, operation TEXT, text TEXT, raw BLOB, ignored TEXT, file TEXT,
    line INTEGER);
CREATE TABLE moved (category TEXT, key TEXT, raw BLOB, digest BLOB, text TEXT, PRIMARY KEY (category, key));
"""


def key_of(heard: list[Heard]) -> str:
    return heard[0].key


class Moved(NamedTuple):
    """A mirror row to write; `text` is None where the académie no longer says anything of the key."""

    category: Category
    key: str
    raw: bytes | None
    digest: bytes | None
    text: str | None


class Stage:
    """
    Where a reading goes (a `Sink` that is also its `Known`), in a temporary SQLite file without a name.

    After `settle`, `moved` tells what the delivery changes in the mirror.
    """

    def __init__(self, stored: StoredMirror) -> None:
        self.stored = stored
        self.database = sqlite3.connect("")
        self.database.executescript(SCHEMA)
        self.raws = {raw: False for category in Category for _, raw, _ in stored.rows(category) if raw}
        self.shielded: set[tuple[Category, str]] = set()
        self.waiting: list[tuple[object, ...]] = []

    def __contains__(self, item: tuple[Category, bytes]) -> bool:
        return item[1] in self.raws

    def seen(self, category: Category, raw_digest: bytes) -> None:  # noqa: ARG002 (the digest covers it)
        self.raws[raw_digest] = True

    def record(self, record: Record) -> None:
        text = canonical.written(record.attributes)
        operation, ignored = record.operation, ",".join(record.ignored)
        where = (record.file, record.line)
        self.waiting.append(
            (record.category, record.key, operation, text, record.raw_digest, ignored, *where)
        )
        if len(self.waiting) == BATCH:
            self.flush()

    def shield(self, category: Category, key: str) -> None:
        self.shielded.add((category, key))

    def flush(self) -> None:
        self.database.executemany("INSERT INTO heard VALUES (?, ?, ?, ?, ?, ?, ?, ?)", self.waiting)
        self.waiting.clear()

    def settle(self, kind: DeliveryKind, messages: Messages) -> None:
        """Compare all that was heard with the mirror; say what contradicts itself."""
        self.flush()
        self.database.execute("CREATE INDEX heard_by_key ON heard (category, key)")
        for category in Category:
            rows = self.compared(category, kind, messages)
            self.database.executemany("INSERT INTO moved VALUES (?, ?, ?, ?, ?)", rows)

    def compared(self, category: Category, kind: DeliveryKind, messages: Messages) -> Iterator[Moved]:
        sides = merged(
            self.stored.rows(category), self.heard(category), left_place=itemgetter(0), right_place=key_of
        )
        for stored, heard in sides:
            if heard is not None:
                yield from self.said(stored, heard, kind, messages)
            elif stored and kind == DeliveryKind.COMPLET and not self.still_said(category, stored):
                yield Moved(category, stored[0], None, None, None)

    def said(
        self, stored: StoredRow | None, heard: list[Heard], kind: DeliveryKind, messages: Messages
    ) -> Iterator[Moved]:
        """The row to write for a key that the delivery speaks of, if it differs from the one stored."""
        category, key = heard[0][:2]
        resolve = complet if kind == DeliveryKind.COMPLET else delta
        outcome = resolve(heard, self.old(category, stored), messages)
        if outcome is not None:
            text, raw = outcome
            digest = None if text is None else canonical.digest(text)
            if stored is None or stored[1:] != (raw, digest):
                yield Moved(category, key, raw, digest, text)

    def heard(self, category: Category) -> Iterator[list[Heard]]:
        """Requests by key, each key's in the order of reading."""
        query = "SELECT * FROM heard WHERE category = ? ORDER BY key, rowid"
        rows = (Heard(Category(row[0]), row[1], Operation(row[2]), *row[3:])
                for row in self.database.execute(query, [category]))  # fmt: skip
        return (list(group) for _, group in groupby(rows, attrgetter("key")))

    def old(self, category: Category, stored: StoredRow | None) -> Old | None:
        if stored is None:
            return None
        key, raw, digest = stored
        return Old(digest, partial(self.stored.text, category, key), again=bool(raw and self.raws[raw]))

    def still_said(self, category: Category, stored: StoredRow) -> bool:
        key, raw, _ = stored
        return bool(raw and self.raws[raw]) or (category, key) in self.shielded

    def moved(self, category: Category) -> Iterator[Moved]:
        """Mirror rows to write, by key."""
        query = "SELECT * FROM moved WHERE category = ? ORDER BY key"
        return (Moved(*row) for row in self.database.execute(query, [category]))

    @property
    def moves(self) -> int:
        """How many mirror rows the delivery changes; 0 means that the académie says what it said."""
        (number,) = self.database.execute("SELECT count(*) FROM moved").fetchone()
        return int(number)

    def close(self) -> None:
        self.database.close()
