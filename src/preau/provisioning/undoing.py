"""Undo a run: the directory comes back to what it was before."""

from collections import Counter
from collections.abc import Iterator
from contextlib import closing

from django.db import transaction

from preau.core.directory.events import DirectoryChanged
from preau.kernel.audit import actions as audit
from preau.kernel.events.actions import announce
from preau.provisioning.applying.lock import feed_lock
from preau.provisioning.applying.present import present
from preau.provisioning.applying.unwriting import unwrite
from preau.provisioning.collecting import uncollected
from preau.provisioning.models import Feed, Run, RunSchool, RunState, Trace
from preau.provisioning.planning.diff import Change
from preau.provisioning.planning.lines import unpacked
from preau.provisioning.planning.plan import Counts
from preau.provisioning.planning.spool import Spool
from preau.provisioning.planning.undoing import out_of_nothing, undone
from preau.provisioning.queries import last_run
from preau.provisioning.reporting.report import Json, changes_report


class UndoRefused(Exception):  # noqa: N818
    """Why a run cannot be undone, in French."""


def undo_run(run: Run) -> Json:
    """
    Bring the directory back to what it was before the last run applied, in one transaction.

    The mirror stays, as the académie last spoke: the next delivery, even the same, is compared again. What the
    school typed since then stays too.
    """
    feed = Feed.objects.select_related("academie").get(pk=run.delivery.feed_id)
    with feed_lock(feed.academie.code), uncollected(), closing(Spool()) as spool, transaction.atomic():
        run.refresh_from_db()
        refuse_unless_last(run, feed)
        counts = gather(run, feed, spool)
        unwrite(spool, academie=feed.academie_id, day=run.delivery.date)
        run.state = RunState.UNDONE
        run.save(update_fields=["state"])
        feed.settled = False
        feed.save(update_fields=["settled"])
        audit.record("provisioning.undone", actor=None, target=run)
        announce(DirectoryChanged(feed.academie_id))
    return {"run": str(run.uid), "undone": True, "changes": changes_report(counts)}


def refuse_unless_last(run: Run, feed: Feed) -> None:
    """Only the last run applied, while it is known what it changed."""
    if run.state == RunState.UNDONE:
        raise UndoRefused("ce passage est déjà annulé")
    if run.state != RunState.APPLIED:
        raise UndoRefused("ce passage n’a rien changé à l’annuaire : il n’y a rien à annuler")
    last = last_run(feed)
    if last and last.pk != run.pk:
        raise UndoRefused(
            f"seul le dernier passage appliqué peut être annulé : c’est {last.uid}, du {last.delivery.date:%d/%m/%Y}"
        )
    if run.trace == Trace.NONE:
        raise UndoRefused("ce que ce passage a changé n’est plus connu : c’est gardé trois mois")


def gather(run: Run, feed: Feed, spool: Spool) -> Counts:
    """Set the way back aside, and count it."""
    made = out_of_nothing(present(feed.academie_id)) if run.trace == Trace.FIRST else written_by(run)
    counts: Counts = Counter()
    for change in undone(made):
        counts[change[:2]] += 1
        spool.add(change[:2], change)
    return counts


def written_by(run: Run) -> Iterator[Change]:
    """Each change of a run once, whichever schools keep it; what waited was not written."""
    met = set()
    for school in RunSchool.objects.filter(run=run).exclude(lines=None).order_by("school_key"):
        for change, waits in unpacked(bytes(school.lines or b"")):
            where = (change.kind, change.key)
            if not waits and where not in met:
                met.add(where)
                yield change
