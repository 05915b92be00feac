"""What an operator is told of the jobs."""

from datetime import timedelta

import pytest
from django.utils import timezone

from preau.kernel.health import State
from preau.kernel.jobs.checks import jobs
from preau.kernel.jobs.models import Worker
from preau.kernel.jobs.queue import QueuedJob, job

pytestmark = pytest.mark.django_db


@job()
def sweep() -> None:
    """Nothing to sweep."""


@pytest.fixture
def worker():
    return Worker.objects.create()


def queued(**changes):
    sweep.enqueue()
    QueuedJob.objects.update(**changes)


def minutes_ago(minutes):
    return timezone.now() - timedelta(minutes=minutes)


def test_a_worker_that_beats_and_nothing_late_is_well(worker):
    queued()
    assert jobs().state is State.OK


def test_nobody_to_run_the_jobs_is_said():
    assert jobs().state is State.WARNING


def test_a_worker_that_no_longer_beats_is_nobody(worker):
    Worker.objects.update(beat_at=minutes_ago(2))
    assert jobs().state is State.WARNING


def test_a_job_that_waits_too_long_is_a_failure_even_with_a_worker(worker):
    queued(enqueued_at=minutes_ago(6))
    found = jobs()
    assert found.state is State.FAILURE
    assert "(1)" in found.sentence


@pytest.mark.parametrize("due", [-60, 1])
def test_a_job_that_pauses_before_it_is_tried_again_is_not_late(worker, due):
    queued(enqueued_at=minutes_ago(90), run_after=minutes_ago(due))
    assert jobs().state is State.OK


def test_a_job_whose_turn_came_long_ago_is_late(worker):
    queued(enqueued_at=minutes_ago(90), run_after=minutes_ago(30))
    assert jobs().state is State.FAILURE


def test_a_job_that_failed_for_good_is_said_for_a_week(worker):
    queued(status="FAILED", finished_at=minutes_ago(60))
    assert jobs().state is State.WARNING
    QueuedJob.objects.update(finished_at=minutes_ago(8 * 24 * 60))
    assert jobs().state is State.OK
