"""A job is queued with the change that needs it, tried again when it fails, and run here and now in tests."""

from datetime import timedelta
from functools import partial
from threading import Event
from uuid import UUID

import pytest
import time_machine
from django.db import OperationalError, transaction
from django.utils import timezone

from preau.kernel.jobs import worker
from preau.kernel.jobs.models import Worker
from preau.kernel.jobs.queue import QueuedJob, job
from preau.kernel.jobs.schedule import prune_jobs
from preau.kernel.jobs.types import Beat
from preau.kernel.jobs.worker import run_beats, run_due_jobs
from preau.kernel.registry import Manifest, registered

pytestmark = pytest.mark.django_db
rung: list[int] = []
told = Event()


@pytest.fixture(autouse=True)
def _silence():
    rung.clear()


@job()
def ring(bell: int) -> None:
    rung.append(bell)


@job()
def ring_twice(bell: int) -> None:
    ring.enqueue(bell)
    ring.enqueue(bell)


@job(attempts=3)
def fall(bell: int) -> None:
    rung.append(bell)
    raise ValueError("corde cassée")


def test_a_job_runs_once_with_its_identifiers_and_what_it_queues_runs_too():
    ring_twice.enqueue(7)
    assert rung == []
    assert run_due_jobs() == 3
    assert rung == [7, 7]
    assert run_due_jobs() == 0


def test_a_job_is_queued_with_the_change_or_not_at_all():
    def change_and_fail():
        with transaction.atomic():
            ring.enqueue(7)
            raise ValueError("panne")

    with pytest.raises(ValueError, match="panne"):
        change_and_fail()
    assert run_due_jobs() == 0


def test_only_identifiers_travel():
    with pytest.raises(TypeError):
        ring.enqueue(QueuedJob())


def test_a_job_that_fails_is_tried_again_later_and_later_then_given_up():
    fall.enqueue(1)
    waited = []
    with time_machine.travel(timezone.now(), tick=False) as clock:
        for _ in range(3):
            run_due_jobs()
            queued = QueuedJob.objects.get()
            waited.append(queued.run_after - timezone.now())
            assert "corde cassée" in queued.traceback
            clock.shift(waited[-1])
    assert rung == [1, 1, 1]
    assert waited[:2] == [timedelta(seconds=10), timedelta(seconds=40)]
    assert queued.status == "FAILED"


def test_a_job_that_no_longer_exists_does_not_stop_the_others():
    ring.enqueue(1)
    QueuedJob.objects.update(task_path="preau.kernel.jobs.gone")
    ring.enqueue(2)
    run_due_jobs()
    assert rung == [2]


def test_what_ended_long_ago_is_forgotten_and_what_failed_is_kept_longer():
    ring.enqueue(1)
    ring.enqueue(2)
    run_due_jobs()
    QueuedJob.objects.filter(args_kwargs__args=[1]).update(status="FAILED")
    for days, left in [(6, 2), (8, 1), (91, 0)]:
        with time_machine.travel(timezone.now() + timedelta(days=days)):
            prune_jobs.func()
        assert QueuedJob.objects.count() == left


def test_a_beat_is_called_at_its_pace_and_one_that_fails_does_not_stop_the_others(monkeypatch):
    def fall_down() -> None:
        raise ValueError("panne")

    beats = (Beat(fall_down, seconds=1), Beat(lambda: rung.append(1), seconds=10))
    called: dict[Beat, float] = {}
    with registered(Manifest("a_test", "Essai", contributions=beats)):
        for now in (0.0, 5.0, 10.0, 12.0, 20.5):
            monkeypatch.setattr(worker, "monotonic", partial(float, now))
            run_beats(called)
    assert rung == [1, 1, 1]


@job()
def tell_to_stop(bell: int) -> None:
    rung.append(bell)
    told.set()


def test_a_worker_that_is_told_to_stop_finishes_its_job_and_takes_no_other():
    told.clear()
    tell_to_stop.enqueue(1)
    tell_to_stop.enqueue(2)
    worker.run_worker(told)
    assert rung == [1]
    assert not Worker.objects.exists()


def test_a_worker_whose_database_failed_starts_again_under_another_name(monkeypatch):
    names = []

    def fail(name: UUID) -> bool:
        names.append(name)
        if len(names) == 2:
            told.set()
        raise OperationalError("base arrêtée")

    told.clear()
    monkeypatch.setattr(worker, "run_next", fail)
    monkeypatch.setattr(worker, "IDLE", 0)
    monkeypatch.setattr(worker, "close_old_connections", lambda: None)
    worker.run_worker(told)
    assert len(set(names)) == 2
    assert not Worker.objects.exists()
