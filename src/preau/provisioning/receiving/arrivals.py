"""From inbox to directory: each step may be cut anywhere and done again."""

import logging
import time
from datetime import datetime
from pathlib import Path
from shutil import rmtree

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from preau.kernel.audit import actions as audit
from preau.kernel.events.actions import announce
from preau.kernel.personal_data import Erased
from preau.provisioning.actions import apply_delivery
from preau.provisioning.applying.feeds import origin_of
from preau.provisioning.applying.lock import FeedBusy, feed_lock
from preau.provisioning.events import ReceptionConcluded
from preau.provisioning.mirroring.hearing import ReadingStopped
from preau.provisioning.models import Reception, ReceptionState, Run, RunState, Sender
from preau.provisioning.queries import last_accepted
from preau.provisioning.reading import Delivery, open_delivery
from preau.provisioning.receiving.folders import bring, digest_of, files_of, folder_of, inboxes_of, listing
from preau.provisioning.receiving.gathering import gather, stalled
from preau.provisioning.receiving.mishaps import hinder
from preau.provisioning.receiving.types import MishapKind
from preau.provisioning.reporting.report import Json, refusal_report
from preau.provisioning.types import Code, DeliveryRefused, Message

log = logging.getLogger(__name__)

GATHERING, READING = "gathering", "reading"
TO_READ = (ReceptionState.RECEIVED, ReceptionState.FAILED)


def gather_inboxes() -> list[Reception]:
    """Take what is complete out of every inbox; one at a time, and each whatever becomes of the others."""
    taken: list[Reception] = []
    with feed_lock(GATHERING):
        for sender in Sender.objects.order_by("pk"):
            try:
                taken += gather_of(sender)
            except OSError:
                log.exception("inbox %s", sender.uid)
    return taken


def gather_of(sender: Sender) -> list[Reception]:
    """What was being taken when a process died comes first: nothing else is taken before it is."""
    cut = list(Reception.objects.filter(sender=sender, state=ReceptionState.ARRIVING).order_by("pk"))
    for reception in cut:
        take(reception)
    return cut + [
        take(Reception.objects.create(sender=sender, source=str(folder), files=list(files)))
        for folder in inboxes_of(sender)
        for files in complete_in(folder, sender)
    ]


def complete_in(folder: Path, sender: Sender) -> list[tuple[str, ...]]:
    """A part that nobody goes on with keeps its delivery waiting: somebody must know."""
    found, now, still_for = listing(folder), time.time(), settings.PREAU_AAF_STILL * 60
    if stalled(found, now=now, still_for=still_for):
        hinder(sender.uid, MishapKind.CUT)
    return gather(found, now=now, still_for=still_for)


def take(reception: Reception) -> Reception:
    """The row says which files before any moves, so that whoever comes after a crash goes on."""
    from preau.provisioning.receiving.jobs import read_reception

    bring(reception)
    digest = digest_of(files_of(reception))
    with transaction.atomic():
        reception.digest, reception.state = digest, ReceptionState.RECEIVED
        reception.save(update_fields=["digest", "state"])
        detail = {"sender": str(reception.sender.uid), "digest": digest.hex()}
        audit.record("provisioning.receive", actor=None, target=reception, detail=detail)
        read_reception.enqueue(reception.pk)
    return reception


def read(reception_id: int) -> None:
    """
    Apply what arrived, once: a run that was made of it before a crash is found again.

    FeedBusy and ReadingStopped change nothing: the job is tried again.
    """
    with feed_lock(READING):
        reception = Reception.objects.select_related("sender__academie").get(pk=reception_id)
        if reception.state not in TO_READ:
            return
        try:
            read_through(reception)
        except DeliveryRefused as refused:
            conclude(reception, ReceptionState.REFUSED, report=refusal_report(refused))
        except (FeedBusy, ReadingStopped):
            raise
        except Exception:
            Reception.objects.filter(pk=reception.pk).update(state=ReceptionState.FAILED)
            raise


def read_through(reception: Reception) -> None:
    received = open_delivery(files_of(reception))
    must_be_theirs(received, reception.sender)
    if run := accepted_run(received):
        mine = run.at >= reception.arrived_at and not Reception.objects.filter(run=run).exists()
        conclude(reception, ReceptionState.READ if mine else ReceptionState.KNOWN, run=run)
        return
    report = apply_delivery(received)
    conclude(reception, ReceptionState.READ, run=Run.objects.get(uid=report["run"]))


def must_be_theirs(received: Delivery, sender: Sender) -> None:
    """Whoever sends for one académie says nothing of another."""
    told, theirs = origin_of(received).code, sender.academie.code.zfill(3)
    if told != theirs:
        sentence = f"Ces fichiers sont de l’académie {told} ; cet expéditeur envoie pour la {theirs}."
        raise DeliveryRefused(Message(Code.OTHER_FEED, sentence))


def accepted_run(received: Delivery) -> Run | None:
    """The last thing that its feed accepted, if it is this very content."""
    accepted = (RunState.APPLIED, RunState.HELD)
    runs = Run.objects.filter(delivery__digest=received.digest, state__in=accepted).order_by("-pk")
    run = runs.select_related("delivery__feed").first()
    return run if run and run == last_accepted(run.delivery.feed) else None


@transaction.atomic
def conclude(
    reception: Reception, state: ReceptionState, *, run: Run | None = None, report: Json | None = None
) -> None:
    reception.state, reception.run, reception.report = state, run, report or {}
    reception.save(update_fields=["state", "run", "report"])
    audit.record("provisioning.reception", actor=None, target=reception, detail={"state": state.value})
    announce(ReceptionConcluded(reception.pk))


def forget_files(before: datetime) -> Erased:
    """Erase what was received before a moment; parts that nobody ended go the same way. The rows stay."""
    old = Reception.objects.filter(forgotten_at=None, arrived_at__lt=before)
    receptions = list(old.exclude(state=ReceptionState.ARRIVING))
    for reception in receptions:
        rmtree(folder_of(reception), ignore_errors=True)
        if not folder_of(reception).exists():
            Reception.objects.filter(pk=reception.pk).update(forgotten_at=timezone.now())
    for folder in (folder for sender in Sender.objects.all() for folder in inboxes_of(sender)):
        forget_parts(folder, before.timestamp())
    return {"provisioning.Reception": len(receptions)}


def forget_parts(folder: Path, before: float) -> None:
    for file in listing(folder):
        if file.part and file.touched < before:
            (folder / file.name).unlink(missing_ok=True)
