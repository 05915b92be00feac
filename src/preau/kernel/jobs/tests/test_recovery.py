"""Whatever happens to a worker, its job runs to its end."""

import os
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.utils import timezone

from preau.kernel.jobs import recovery
from preau.kernel.jobs.models import Worker
from preau.kernel.jobs.queue import QueuedJob, job
from preau.kernel.jobs.recovery import reap
from preau.kernel.jobs.worker import claim, run_next


@job(attempts=2)
def nothing() -> None:
    pass


def status():
    return QueuedJob.objects.get().status


@pytest.fixture
def taken(db):
    """A worker and the job that it runs."""
    worker = Worker.objects.create()
    nothing.enqueue()
    claim(worker.pk)
    return worker


def fall_silent(worker):
    Worker.objects.filter(pk=worker.pk).update(beat_at=timezone.now() - timedelta(seconds=61))


def test_the_job_of_a_worker_that_beats_is_left_to_it(taken):
    reap()
    assert status() == "RUNNING"


def test_the_job_of_a_silent_worker_is_run_by_another(taken):
    fall_silent(taken)
    reap()
    assert run_next(UUID(int=1))
    assert status() == "SUCCESSFUL"
    assert not Worker.objects.exists()


def test_a_job_that_kills_its_workers_is_given_up_after_its_last_attempt(taken):
    fall_silent(taken)
    reap()
    claim(UUID(int=1))
    reap()
    assert status() == "FAILED"
    assert "WorkerLostError" in QueuedJob.objects.get().traceback


def test_a_reaper_that_had_to_wait_for_the_database_judges_nobody(taken, monkeypatch):
    fall_silent(taken)
    monkeypatch.setattr(recovery, "PATIENCE", -1.0)
    reap()
    assert status() == "RUNNING"


@pytest.mark.slow
def test_a_job_whose_worker_is_killed_runs_again(tmp_path):
    bell = tmp_path / "bell"
    python(
        tmp_path, "from django.core.management import call_command; call_command('migrate', verbosity=0)"
    ).wait()
    python(tmp_path, f"lasting_job.ring.enqueue({str(bell)!r})").wait()

    killed = python(tmp_path, f"lasting_job.work({str(bell)!r})")
    wait_for(bell)
    killed.kill()
    assert killed.wait() == -9
    time.sleep(1.1)

    assert python(tmp_path, f"lasting_job.work({str(bell)!r})").wait(timeout=20) == 0
    assert bell.read_text() == "rung\nrung\n"


def python(data: Path, statement: str) -> subprocess.Popen:
    environment = {
        **os.environ,
        "PREAU_DATA": str(data),
        "DATABASE_URL": "",
        "DJANGO_SETTINGS_MODULE": "preau.config.settings",
        "PYTHONPATH": str(Path(__file__).parent),
    }
    code = f"import django; django.setup(); import lasting_job; {statement}"
    return subprocess.Popen([sys.executable, "-c", code], env=environment)


def wait_for(path: Path) -> None:
    deadline = time.monotonic() + 20
    while not path.exists():
        assert time.monotonic() < deadline
        time.sleep(0.05)
