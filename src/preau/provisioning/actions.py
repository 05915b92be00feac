"""Compare a delivery with the directory, and apply it."""

from collections import Counter
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from preau.core.directory.events import DirectoryChanged
from preau.kernel.audit import actions as audit
from preau.kernel.events.actions import announce
from preau.kernel.personal_data import Erased
from preau.provisioning.applying.asleep import NOTHING_FOUND, Found, asleep
from preau.provisioning.applying.feeds import Origin, find_feed, opened_feed, origin_of
from preau.provisioning.applying.lock import feed_lock
from preau.provisioning.applying.mirror import DatabaseMirror, staged, write_mirror
from preau.provisioning.applying.present import present
from preau.provisioning.applying.schools import keep_schools
from preau.provisioning.applying.writing import knows, write_directory
from preau.provisioning.collecting import uncollected
from preau.provisioning.mirroring.hearing import hear
from preau.provisioning.mirroring.mirror import StagedMirror
from preau.provisioning.mirroring.stage import Stage
from preau.provisioning.mirroring.stored import EmptyMirror, StoredMirror
from preau.provisioning.models import Delivery, Feed, Run, RunSchool, RunState, Trace
from preau.provisioning.planning.plan import Plan, plan
from preau.provisioning.planning.safeguards import DEFAULTS, held_delivery, held_keys
from preau.provisioning.queries import last_accepted, last_complet_records, last_run, unchanged_plan
from preau.provisioning.reading import Counts
from preau.provisioning.reading import Delivery as Received
from preau.provisioning.reporting.report import Json, run_report
from preau.provisioning.types import (
    Code,
    DeliveryKind,
    DeliveryRefused,
    Message,
    Messages,
)

Progress = Callable[[int], None]


@dataclass(slots=True)
class Comparison:
    """A delivery read and set against the directory; `stage` holds what the mirror must become."""

    received: Received
    counts: Counts
    messages: Messages
    stage: Stage
    plan: Plan

    def close(self) -> None:
        self.stage.close()
        self.plan.spool.close()

    @property
    def whole(self) -> bool:
        """Whether something holds the whole delivery."""
        return any(stop.school is None for stop in self.plan.held)


def plan_delivery(received: Received, *, progress: Progress | None = None) -> Json:
    """Store a run that says what applying would change; the directory and the mirror stay as they are."""
    origin = origin_of(received)
    with feed_lock(origin.code), uncollected():
        feed = find_feed(origin)
        refuse_out_of_order(received, feed)
        made = compare(received, feed, progress)
        with closing(made), transaction.atomic():
            opened = opened_feed(origin)
            return record(made, opened, RunState.PLANNED, first=not knows(opened.academie_id))


def apply_delivery(received: Received, *, forced: str = "", progress: Progress | None = None) -> Json:
    """
    Bring the mirror and the directory to what the delivery says, in one transaction.

    What a safeguard holds waits, unless `forced` gives a reason to let it through. A delivery that was the
    last applied, with nothing held, changes nothing: the earlier run is given back.
    """
    origin = origin_of(received)
    with feed_lock(origin.code), uncollected():
        feed = find_feed(origin)
        if not forced:
            if feed and (done := already_applied(received, feed)):
                return done
            refuse_out_of_order(received, feed)
        made = compare(received, feed, progress)
        if forced:
            made.plan.held.clear()
        with closing(made), transaction.atomic():
            return write(made, origin, forced)


def compare(received: Received, feed: Feed | None, progress: Progress | None) -> Comparison:
    """Read a delivery and plan what it changes; nothing is written."""
    messages = Messages()
    stored: StoredMirror = DatabaseMirror(feed) if feed else EmptyMirror()
    stage = staged(stored)
    counts = hear(received, stage, messages, progress=progress)
    stage.settle(received.kind, messages)
    if feed and feed.settled and not stage.moves:
        made = unchanged_plan(feed)
    else:
        academie = feed.academie_id if feed else None
        made = plan(StagedMirror(stored, stage), present(academie), day=received.date, messages=messages)
    made.held += held_delivery(
        {category: count["records"] for category, count in counts.items()},
        Counter(message.category for message in messages.set_aside if message.category),
        last_complet=last_complet_records(feed) if received.kind is DeliveryKind.COMPLET else None,
        limits=DEFAULTS,
    )
    return Comparison(received, counts, messages, stage, made)


def write(made: Comparison, origin: Origin, forced: str) -> Json:
    """
    The mirror always follows the académie; the directory follows where nothing is held.

    A delivery of which all that would change is held is not applied: it is held, and those that follow come after it.
    """
    feed = opened_feed(origin)
    write_mirror(feed, made.stage)
    feed.settled = not made.plan.held
    feed.save(update_fields=["settled"])
    first = not knows(feed.academie_id)
    if made.whole:
        return record(made, feed, RunState.HELD, first=first)
    held, found = held_keys(made.plan.held), {} if first else asleep(feed.academie_id, made.plan.spool)
    written = write_directory(made.plan.spool, academie=feed.academie_id, day=made.received.date, held=held)
    if held and not written:
        return record(made, feed, RunState.HELD, first=first)
    report = record(made, feed, RunState.APPLIED, first=first, found=found, forced=forced)
    announce(DirectoryChanged(feed.academie_id))
    return report


def record(
    made: Comparison,
    feed: Feed,
    state: RunState,
    *,
    first: bool,
    found: Found = NOTHING_FOUND,
    forced: str = "",
) -> Json:
    """Keep the delivery, the run and what it changes, and give its report."""
    records = {category: count["records"] for category, count in made.counts.items()}
    delivery, _ = Delivery.objects.get_or_create(
        feed=feed,
        digest=made.received.digest,
        defaults={
            "prefix": made.received.prefix,
            "kind": made.received.kind,
            "date": made.received.date,
            "records": records,
        },
    )
    run = Run(delivery=delivery, state=state, forced=forced)
    applied = state == RunState.APPLIED
    report = run_report(made.plan, made.messages, run=str(run.uid), applied=applied)
    run.report = report
    run.trace = Trace.FIRST if first else Trace.LINES
    run.save()
    keep_schools(run, made.plan, found)
    audit.record(f"provisioning.{state}", actor=None, target=run, detail={"forced": forced})
    return report


def forget_lines(before: datetime) -> Erased:
    """What the runs of earlier days changed, line by line; how much stays. They can be undone no more."""
    old = Run.objects.exclude(trace=Trace.NONE).filter(at__lt=before)
    erased = RunSchool.objects.filter(run__in=old).exclude(lines=None).update(lines=None)
    old.update(trace=Trace.NONE)
    return {"provisioning.RunSchool": erased}


def already_applied(received: Received, feed: Feed) -> Json | None:
    """The zeros of a delivery that is the feed's last one applied, with nothing left to do."""
    run = last_run(feed)
    if run is None or not feed.settled or bytes(run.delivery.digest) != received.digest:
        return None
    return run_report(Plan(), Messages(), run=str(run.uid), applied=False)


def refuse_out_of_order(received: Received, feed: Feed | None) -> None:
    """A Delta needs a Complet before it, and the feed never goes back in time: nor does its mirror, held or not."""
    last = last_accepted(feed) if feed else None
    if received.kind is DeliveryKind.DELTA and last is None:
        sentence = "Un Delta ne peut pas être lu avant le premier Complet de ce flux."
        raise DeliveryRefused(Message(Code.COMPLET_REQUIRED, sentence))
    if last and received.date < last.delivery.date:
        sentence = (
            f"Cette livraison du {received.date:%d/%m/%Y} est plus ancienne que celle "
            f"du {last.delivery.date:%d/%m/%Y}, déjà reçue."
        )
        raise DeliveryRefused(Message(Code.OLDER_DELIVERY, sentence))
