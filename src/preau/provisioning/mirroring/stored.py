"""The stored side of a mirror: what the last delivery left, one row per category and key."""

from collections.abc import Iterator
from typing import Protocol

from preau.provisioning.types import Category

StoredRow = tuple[str, bytes | None, bytes]
"""Key, raw digest (a hint: the same bytes say the same), canonical digest (the truth)."""


class StoredMirror(Protocol):
    """The mirror of one feed; everything comes in code-point order of keys."""

    def rows(self, category: Category) -> Iterator[StoredRow]: ...

    def records(self, category: Category) -> Iterator[tuple[str, str]]:
        """Keys and canonical texts."""

    def row(self, category: Category, key: str) -> StoredRow | None: ...

    def text(self, category: Category, key: str) -> str:
        """Canonical text of one record, which is there."""


class EmptyMirror:
    """A feed that said nothing yet."""

    def rows(self, category: Category) -> Iterator[StoredRow]:  # noqa: ARG002
        return iter(())

    def records(self, category: Category) -> Iterator[tuple[str, str]]:  # noqa: ARG002
        return iter(())

    def row(self, category: Category, key: str) -> StoredRow | None:  # noqa: ARG002
        return None

    def text(self, category: Category, key: str) -> str:
        raise KeyError(category, key)
