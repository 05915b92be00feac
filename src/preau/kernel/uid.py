"""The identifiers shown in addresses: opaque, never join keys, sorted by the time they were made."""

import os
import time
from typing import Protocol
from uuid import UUID

from django.db import models


def uuid7() -> UUID:
    return UUID(int=uuid7_number())


def uuid7_number() -> int:
    """RFC 9562, version 7: milliseconds, their fraction in 4096ths, 62 random bits."""
    milliseconds, rest = divmod(time.time_ns(), 1_000_000)
    fraction = (rest << 12) // 1_000_000
    random = int.from_bytes(os.urandom(8)) >> 2
    return milliseconds << 80 | 7 << 76 | fraction << 64 | 0b10 << 62 | random


class Identified(Protocol):
    """Whoever or whatever can be named by its `uid`."""

    @property
    def uid(self) -> UUID: ...


class UidModel(models.Model):
    uid = models.UUIDField(default=uuid7, unique=True, editable=False)

    class Meta:
        abstract = True
