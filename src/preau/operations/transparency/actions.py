"""What the register publishes is done: every night, what is past its term is erased, with a proof."""

import logging
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from preau.kernel.audit import actions as audit
from preau.kernel.audit.types import PURGE, Detail
from preau.kernel.personal_data import Processing, Purged
from preau.kernel.registry import contributions
from preau.kernel.scope import platform

log = logging.getLogger(__name__)


class PurgeFailed(Exception):  # noqa: N818
    """Some of the register could not be erased; the rest was."""


def purge() -> None:
    """Each line of the register in its own transaction: one that fails holds none of the others back."""
    now, failed = timezone.now(), list[str]()
    for line in contributions(Processing):
        for kept in line.purged:
            try:
                purge_one(line.label, kept, now)
            except Exception:
                log.exception("purge of %s", line.label)
                failed.append(line.label)
    if failed:
        raise PurgeFailed(", ".join(failed))


@transaction.atomic
def purge_one(label: str, kept: Purged, now: datetime) -> None:
    """The journal keeps which table, how many rows and up to when; nothing where nothing was over."""
    before = kept.term.before(now)
    with platform(f"personal data: purge {label}"):
        erased = {table: count for table, count in kept.purge(before).items() if count}
    if erased:
        detail: Detail = {"of": label, "before": before.isoformat(), **erased}
        audit.record(PURGE, actor=None, detail=detail)
