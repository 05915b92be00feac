"""Nothing is lost with a worker: it beats while it lives, and what a silent one ran is given back."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from threading import Event, Thread
from time import monotonic
from uuid import UUID

from django.db import Error, connection, transaction
from django.db.models.functions import Now

from preau.kernel.jobs.models import Worker
from preau.kernel.jobs.queue import QueuedJob, give_back

log = logging.getLogger(__name__)

HEARTBEAT = 10.0
LEASE = timedelta(seconds=60)
PATIENCE = 1.0


class WorkerLostError(Exception):
    """The worker that ran this job stopped beating."""


@contextmanager
def living_worker() -> Iterator[UUID]:
    """A worker's row, which beats in a thread of its own however long a job lasts."""
    worker = Worker.objects.create().pk
    ended = Event()
    heart = Thread(target=beat_until, args=(ended, worker), daemon=True)
    heart.start()
    try:
        yield worker
    finally:
        ended.set()
        heart.join()
        Worker.objects.filter(pk=worker).delete()


def beat_until(ended: Event, worker: UUID) -> None:
    pause = HEARTBEAT
    while not ended.wait(pause):
        try:
            Worker.objects.filter(pk=worker).update(beat_at=Now())
            pause = HEARTBEAT
        except Error:
            log.warning("worker %s could not beat", worker)
            pause = 0.1
    connection.close()


def reap() -> None:
    """
    Queue again the jobs of workers that no longer beat.

    On SQLite a long transaction keeps everybody from beating; a reaper that had to wait for it judges nobody.
    """
    asked = monotonic()
    with transaction.atomic():
        if monotonic() - asked > PATIENCE:
            return
        Worker.objects.filter(beat_at__lt=Now() - LEASE).delete()
        alive = {str(worker) for worker in Worker.objects.values_list("pk", flat=True)}
        for queued in QueuedJob.objects.running().select_for_update(skip_locked=True):
            if queued.worker_ids[-1] not in alive:
                give_back(queued, WorkerLostError(queued.worker_ids[-1]), pause=timedelta())
