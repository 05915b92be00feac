"""One run at a time for a feed; the lock dies with its process."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from zlib import crc32

from django.conf import settings
from django.db import connection

from preau.kernel.data import private_folder

ADVISORY = 0x50524541
"""The space of our advisory locks on PostgreSQL ("PREA")."""


class FeedBusy(Exception):  # noqa: N818
    """Another run of the same feed is at work."""


@contextmanager
def feed_lock(academie: str) -> Iterator[None]:
    """Hold the feed of an académie (by code), or raise `FeedBusy` at once."""
    hold = on_postgresql if connection.vendor == "postgresql" else on_a_file
    with hold(academie):
        yield


@contextmanager
def on_postgresql(academie: str) -> Iterator[None]:
    lock = [ADVISORY, crc32(academie.encode()) - 2**31]
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", lock)
        if not cursor.fetchone()[0]:
            raise FeedBusy(academie)
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s, %s)", lock)


@contextmanager
def on_a_file(academie: str) -> Iterator[None]:
    folder = private_folder(private_folder(Path(settings.PREAU_DATA)) / "locks")
    with (folder / f"feed-{academie}").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise FeedBusy(academie) from None
        yield
