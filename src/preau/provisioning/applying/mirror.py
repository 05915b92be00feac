"""The stored mirror of a feed, in the database."""

from collections.abc import Iterator

from django.db import connection
from django.db.models import QuerySet

from preau.provisioning.mirroring.stage import Moved, Stage
from preau.provisioning.mirroring.stored import StoredRow
from preau.provisioning.models import Feed, MirrorRow
from preau.provisioning.types import Category

UPSERT = """
INSERT INTO provisioning_mirrorrow (feed_id, category, key, raw_digest, digest, text)
VALUES (%s, %s, %s, %s, %s, %s)
ON CONFLICT (feed_id, category, key)
DO UPDATE SET raw_digest = excluded.raw_digest, digest = excluded.digest, text = excluded.text
"""
DELETE = "DELETE FROM provisioning_mirrorrow WHERE feed_id = %s AND category = %s AND key = %s"
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


def write_mirror(feed: Feed, stage: Stage) -> None:
    """Bring the mirror to what the delivery says; inside the run's transaction."""
    for category in Category:
        batch: list[Moved] = []
        for moved in stage.moved(category):
            batch.append(moved)
            if len(batch) == BATCH:
                write(feed, batch)
                batch.clear()
        write(feed, batch)


def write(feed: Feed, batch: list[Moved]) -> None:
    put = [(feed.pk, m.category, m.key, m.raw, m.digest, m.text) for m in batch if m.text is not None]
    gone = [(feed.pk, m.category, m.key) for m in batch if m.text is None]
    with connection.cursor() as cursor:
        if put:
            cursor.executemany(UPSERT, put)
        if gone:
            cursor.executemany(DELETE, gone)
