"""The one door to the task API: with Django 6, `django.tasks.base` takes the place of `django_tasks.base`."""

from collections.abc import Callable
from datetime import timedelta
from traceback import format_exception
from typing import Any, ParamSpec

from django.utils import timezone
from django_tasks.base import Task, TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

__all__ = ["QueuedJob", "Task", "give_back", "job"]

P = ParamSpec("P")
QueuedJob = DBTaskResult[..., Any]

ATTEMPTS = 5
FIRST_PAUSE = timedelta(seconds=10)

_attempts: dict[str, int] = {}


def job(*, attempts: int = ATTEMPTS) -> Callable[[Callable[P, None]], Task[P, None]]:
    """
    Declare a job; `name.enqueue(ids)` in a transaction queues it on commit.

    It runs at least once, up to `attempts` times, and may be interrupted anywhere: it must be safe twice.
    """

    def declare(run: Callable[P, None]) -> Task[P, None]:
        declared = task(run)
        _attempts[declared.module_path] = attempts
        return declared

    return declare


def pause_after(attempt: int) -> timedelta:
    """Ten seconds, then four times longer each time."""
    return FIRST_PAUSE * 4.0 ** (attempt - 1)


def give_back(queued: QueuedJob, error: BaseException, *, pause: timedelta) -> None:
    """Queue again after a pause what failed or was interrupted; fail for good after its last attempt."""
    if len(queued.worker_ids) >= _attempts.get(queued.task_path, ATTEMPTS):
        queued.set_failed(error)
        return
    queued.status = TaskResultStatus.READY
    queued.run_after = timezone.now() + pause
    queued.traceback = "".join(format_exception(error))
    queued.save(update_fields=["status", "run_after", "traceback"])
