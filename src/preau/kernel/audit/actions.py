import json
import secrets
from datetime import datetime, timedelta
from itertools import chain
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from preau.kernel.audit.chain import BEFORE_THE_FIRST, digest_of_detail, first_break, link
from preau.kernel.audit.models import Record, RecordQuerySet
from preau.kernel.audit.types import PURGE, Detail, Verification
from preau.kernel.personal_data import Erased
from preau.kernel.uid import Identified, UidModel

SEALER_LOCK = 0x5EA1
BATCH = 5_000
LATE = timedelta(minutes=5)
ERASE = "audit.erase"
PROOFS = (ERASE, PURGE)


def record(
    verb: str, *, actor: Identified | None, target: UidModel | None = None, detail: Detail | None = None
) -> None:
    """Write down an action in its own transaction; `actor` is None when the platform acts by itself."""
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError(f"audit {verb}: outside the transaction of the action")
    refuse_floats(verb, detail)
    salt = secrets.token_hex(16)
    Record.objects.create(
        at=timezone.now(),
        verb=verb,
        actor=actor.uid if actor else None,
        target_kind=target._meta.label_lower if target else "",  # noqa: SLF001
        target=target.uid if target else None,
        detail=detail,
        salt=salt,
        detail_digest=digest_of_detail(detail, salt),
    )


def refuse_floats(verb: str, detail: Detail | None) -> None:
    values = (value if isinstance(value, list | tuple) else [value] for value in (detail or {}).values())
    if any(isinstance(value, float) for value in chain.from_iterable(values)):
        raise TypeError(f"audit {verb}: a floating point number does not come back to the digit")


def seal() -> int:
    """
    Chain the committed rows that are not yet, in the order of their id; how many.

    A row committed late, with an id below the last sealed, is taken at the next turn.
    """
    if not Record.objects.filter(seq=None).exists():
        return 0
    with transaction.atomic():
        be_the_only_sealer()
        seq, head = last_sealed()
        rows = list(Record.objects.filter(seq=None).order_by("id")[:BATCH])
        for row in rows:
            seq += 1
            head = link(head, seq, row)
            row.seq, row.chain = seq, head
        Record._base_manager.bulk_update(rows, ["seq", "chain"], batch_size=500)
    return len(rows)


def be_the_only_sealer() -> None:
    """Until the end of the transaction; SQLite has one writer anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [SEALER_LOCK])


def last_sealed() -> tuple[int, str]:
    last = Record.objects.exclude(seq=None).order_by("-seq").values_list("seq", "chain").first()
    return (last[0] or 0, last[1]) if last else (0, BEFORE_THE_FIRST)


def erase(rows: RecordQuerySet, *, actor: Identified | None, reason: str) -> int:
    """Drop the details of sealed rows; that they existed stays, and so does the chain."""
    with transaction.atomic():
        sealed = Record._base_manager.filter(pk__in=rows.exclude(seq=None).values("pk"))
        erased = sealed.update(detail=None, salt="")
        record(ERASE, actor=actor, detail={"rows": erased, "reason": reason})
    return erased


def forget_details(before: datetime) -> Erased:
    """What actions of before said; not what was purged, which speaks of nobody."""
    over = (
        Record.objects.filter(at__lt=before, detail__isnull=False).exclude(verb__in=PROOFS).exclude(seq=None)
    )
    return {"audit.Record": erase(over, actor=None, reason="term")} if over.exists() else {}


def verify() -> Verification:
    """Read the whole chain again, against itself and against the exported heads."""
    rows = Record.objects.exclude(seq=None).order_by("seq").iterator()
    sealed, head = last_sealed()
    late = Record.objects.filter(seq=None, at__lt=timezone.now() - LATE).count()
    return Verification(sealed, head, broken_at=first_break(rows, exported_heads()), late=late)


def heads_file() -> Path:
    return Path(settings.PREAU_DATA) / "audit-heads.jsonl"


def export_head() -> None:
    """Add today's head to a file outside the database, to be copied with the backups."""
    seq, head = last_sealed()
    with heads_file().open("a", encoding="utf-8") as file:
        file.write(json.dumps({"at": timezone.now().isoformat(), "seq": seq, "head": head}) + "\n")


def exported_heads() -> dict[int, str]:
    if not heads_file().exists():
        return {}
    lines = map(json.loads, heads_file().read_text(encoding="utf-8").splitlines())
    return {line["seq"]: line["head"] for line in lines if line["seq"]}
