"""The words of the journal."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

PURGE = "personal_data.purge"
"""The proof that something was erased at its term: which table, how many rows."""

Value = str | int | bool | None
Detail = Mapping[str, Value | Sequence[Value]]
"""Flat, and without floating point numbers, which databases do not give back to the digit."""


class CannotChangeError(TypeError):
    """The journal is only written to the end."""


@dataclass(frozen=True)
class Verification:
    """`broken_at`: the `seq` of the first row that does not follow; `late`: rows unsealed for minutes."""

    sealed: int
    head: str
    broken_at: int | None
    late: int

    def __bool__(self) -> bool:
        return self.broken_at is None and not self.late
