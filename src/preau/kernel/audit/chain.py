"""
The chain of digests: each sealed row's digest covers the previous one and its own facts.

A detail enters by a salted digest only: it can be erased, and cannot be guessed back from what stays.
"""

import json
from collections.abc import Iterable
from datetime import UTC
from hashlib import sha256

from preau.kernel.audit.models import Record
from preau.kernel.audit.types import Detail

BEFORE_THE_FIRST = "0" * 64


def digest(*facts: object) -> str:
    return sha256(json.dumps(facts, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def digest_of_detail(detail: Detail | None, salt: str) -> str:
    return digest(salt, detail)


def link(previous: str, seq: int, row: Record) -> str:
    at = row.at.astimezone(UTC).isoformat(timespec="microseconds")
    who, what = str(row.actor), (row.target_kind, str(row.target))
    return digest(previous, seq, row.pk, at, row.verb, who, what, row.detail_digest)


def first_break(rows: Iterable[Record], heads: dict[int, str]) -> int | None:
    """The `seq` where the rows, in their order, stop following; `heads` are those exported before."""
    previous, seq = BEFORE_THE_FIRST, 0
    for seq, row in enumerate(rows, start=1):
        erased = not row.salt and row.detail is None
        whole = erased or digest_of_detail(row.detail, row.salt) == row.detail_digest
        previous = link(previous, seq, row)
        if row.seq != seq or row.chain != previous or heads.get(seq, previous) != previous or not whole:
            return seq
    return None if max(heads, default=0) <= seq else seq + 1
