"""What is due by the clock, and how long its traces are kept."""

from contextlib import suppress
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from preau.kernel.jobs.models import ScheduledRun
from preau.kernel.jobs.queue import QueuedJob, job
from preau.kernel.jobs.types import Schedule
from preau.kernel.registry import contributions

SUCCESSES_KEPT, FAILURES_KEPT = timedelta(days=7), timedelta(days=90)


def enqueue_due() -> None:
    """Enqueue each scheduled job for its last due minute, unless another worker did."""
    for schedule in contributions(Schedule):
        due = {"job": schedule.job.module_path, "due_at": schedule.last_due(timezone.now())}
        if not ScheduledRun.objects.filter(**due).exists():
            with suppress(IntegrityError), transaction.atomic():
                ScheduledRun.objects.create(**due)
                schedule.job.enqueue()


@job()
def prune_jobs() -> None:
    """Forget what succeeded a week ago, and what failed three months ago."""
    now = timezone.now()
    QueuedJob.objects.successful().filter(finished_at__lt=now - SUCCESSES_KEPT).delete()
    QueuedJob.objects.failed().filter(finished_at__lt=now - FAILURES_KEPT).delete()
    ScheduledRun.objects.filter(due_at__lt=now - SUCCESSES_KEPT).delete()
