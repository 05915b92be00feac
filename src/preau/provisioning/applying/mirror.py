"""The stored mirror of a feed, in the database."""

from collections.abc import Iterator
from itertools import islice

from django.db import connection
from django.db.models import QuerySet

from preau.provisioning.mirroring.stage import Stage
from preau.provisioning.mirroring.stored import StoredMirror, StoredRow
from preau.provisioning.models import Feed, MirrorRow
from preau.provisioning.types import Category

PUT = """
INSERT INTO provisioning_mirrorrow (feed_id, category, key, raw_digest, digest, text)
{rows}
ON CONFLICT (feed_id, category, key)
DO UPDATE SET raw_digest = excluded.raw_digest, digest = excluded.digest, text = excluded.text
"""
PUT_ROW = PUT.format(rows="VALUES (%s, %s, %s, %s, %s, %s)")
PUT_ALL = PUT.format(
    rows="SELECT %s, category, key, raw, digest, text FROM temp.moved WHERE text IS NOT NULL "
    "ORDER BY category, key"
)
DELETE = "DELETE FROM provisioning_mirrorrow WHERE feed_id = %s AND category = %s AND key = %s"
DELETE_ALL = (
    "DELETE FROM provisioning_mirrorrow WHERE feed_id = %s "
    "AND (category, key) IN (SELECT category, key FROM temp.moved WHERE text IS NULL)"
)
BATCH = 2_000


class DatabaseMirror:
    """Implements `StoredMirror`."""

    def __init__(self, feed: Feed) -> None:
        self.feed = feed

    def rows(self, category: Category) -> Iterator[StoredRow]:
        values = self.by_key(category).values_list("key", "raw_digest", "digest")
        for key, raw, digest in values.iterator(BATCH):
            yield key, bytes(raw) if raw else None, bytes(digest)

    def records(self, category: Category) -> Iterator[tuple[str, str]]:
        return self.by_key(category).values_list("key", "text").iterator(BATCH)

    def row(self, category: Category, key: str) -> StoredRow | None:
        found = self.by_key(category).filter(key=key).values_list("raw_digest", "digest").first()
        return found and (key, bytes(found[0]) if found[0] else None, bytes(found[1]))

    def text(self, category: Category, key: str) -> str:
        return MirrorRow.objects.values_list("text", flat=True).get(
            feed=self.feed, category=category, key=key
        )

    def by_key(self, category: Category) -> QuerySet[MirrorRow]:
        return MirrorRow.objects.filter(feed=self.feed, category=category).order_by("key")


def staged(stored: StoredMirror) -> Stage:
    """A stage for what this database must store; SQLite keeps both side by side."""
    connection.ensure_connection()
    return Stage(stored, connection.connection if connection.vendor == "sqlite" else None)


def write_mirror(feed: Feed, stage: Stage) -> None:
    """Bring the mirror to what the delivery says; inside the run's transaction."""
    with connection.cursor() as cursor:
        if stage.lent:
            cursor.execute(PUT_ALL, [feed.pk])
            cursor.execute(DELETE_ALL, [feed.pk])
            return
        for category in Category:
            moved = stage.moved(category)
            while batch := list(islice(moved, BATCH)):
                put = [(feed.pk, *row) for row in batch if row.text is not None]
                cursor.executemany(PUT_ROW, put)
                cursor.executemany(DELETE, [(feed.pk, *row[:2]) for row in batch if row.text is None])
