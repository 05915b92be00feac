"""The loop of `preau worker`, and the same jobs run here and now for tests."""

import logging
from time import monotonic
from typing import Protocol
from uuid import UUID

from django.db import Error, close_old_connections, transaction

from preau.kernel.jobs.queue import QueuedJob, give_back, pause_after
from preau.kernel.jobs.recovery import living_worker
from preau.kernel.jobs.types import Beat
from preau.kernel.registry import contributions

log = logging.getLogger(__name__)

IDLE = 1.0


class Stop(Protocol):
    """A `threading.Event`, or that of another process."""

    def is_set(self) -> bool: ...

    def wait(self, timeout: float) -> bool: ...


def run_worker(stop: Stop) -> None:
    """
    Run beats and jobs until `stop` is set; the job under way is finished first.

    When the database fails, the worker starts again under another name, so that what it ran is given back.
    """
    while not stop.is_set():
        try:
            with living_worker() as worker:
                work(worker, stop)
        except Error:
            log.exception("worker starts again")
            close_old_connections()
            stop.wait(IDLE)


def work(worker: UUID, stop: Stop) -> None:
    last: dict[Beat, float] = {}
    while not stop.is_set():
        run_beats(last)
        if not run_next(worker):
            stop.wait(IDLE)


def run_beats(last: dict[Beat, float]) -> None:
    """Call the beats that were not called lately; one that fails is called again at its next turn."""
    for beat in contributions(Beat):
        if beat not in last or monotonic() - last[beat] >= beat.seconds:
            last[beat] = monotonic()
            try:
                beat.run()
            except Exception:
                log.exception("beat %s failed", beat.run)


def run_next(worker: UUID) -> bool:
    """Run one due job, if there is one."""
    queued = claim(worker)
    if queued is not None:
        run(queued)
    return queued is not None


def claim(worker: UUID) -> QueuedJob | None:
    """Look before locking: an idle worker leaves SQLite's only writer alone."""
    if not QueuedJob.objects.ready().exists():
        return None
    with transaction.atomic():
        queued = QueuedJob.objects.ready().get_locked()
        if queued is not None:
            queued.claim(str(worker))
    return queued


def run(queued: QueuedJob) -> None:
    try:
        queued.task.call(*queued.args_kwargs["args"], **queued.args_kwargs["kwargs"])
    except Exception as error:
        log.exception("job %s failed", queued.task_path)
        give_back(queued, error, pause=pause_after(len(queued.worker_ids)))
    else:
        queued.set_successful(None)


def run_due_jobs() -> int:
    """Run here and now whatever is due, and what that makes due; how many ran."""
    here = UUID(int=0)
    ran = 0
    while run_next(here):
        ran += 1
    return ran
