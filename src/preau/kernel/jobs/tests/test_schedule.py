"""What is due by the clock is enqueued once, in summer and in winter, by however many workers."""

from datetime import UTC, datetime, time, timedelta

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from preau.kernel.jobs.queue import QueuedJob, job
from preau.kernel.jobs.schedule import enqueue_due
from preau.kernel.jobs.types import Daily, Every
from preau.kernel.registry import Manifest, Misdeclared, registered


@job()
def toll() -> None:
    pass


def tolled():
    return QueuedJob.objects.filter(task_path=toll.module_path).count()


@pytest.mark.django_db
def test_a_daily_job_is_enqueued_once_a_day_and_caught_up_once_after_an_interruption():
    with registered(Manifest("test_bells", "Cloches", contributions=(Daily(toll, at=time(8, 30)),))):
        for moment, total in [
            ("2026-11-24 08:29+01:00", 1),
            ("2026-11-24 08:30+01:00", 2),
            ("2026-11-24 19:00+01:00", 2),
            ("2026-11-29 06:00+01:00", 3),
        ]:
            with time_machine.travel(datetime.fromisoformat(moment), tick=False):
                enqueue_due()
                enqueue_due()
            assert tolled() == total


@pytest.mark.django_db
def test_a_frequent_job_is_enqueued_once_each_time():
    with registered(Manifest("test_bells", "Cloches", contributions=(Every(toll, minutes=15),))):
        for minute in (0, 14, 15, 16, 31):
            with time_machine.travel(datetime(2026, 11, 24, 9, minute, tzinfo=UTC), tick=False):
                enqueue_due()
    assert tolled() == 3


@pytest.mark.parametrize(("day", "hour"), [("2026-07-01", 6), ("2026-12-01", 7)])
def test_a_daily_hour_is_that_of_paris(day, hour):
    evening = datetime.fromisoformat(f"{day} 20:00+00:00")
    assert Daily(toll, at=time(8)).last_due(evening).astimezone(UTC).hour == hour


@given(
    st.integers(0, 2 * 365 * 24 * 3600).map(
        lambda s: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=s)
    ),
    st.sampled_from([Every(toll, minutes=1), Every(toll, minutes=90), Daily(toll, at=time(3, 5))]),
)
def test_the_last_due_minute_is_past_recent_and_the_same_until_the_next(now, schedule):
    due = schedule.last_due(now)
    assert due <= now < due + timedelta(hours=25)
    assert schedule.last_due(due) == due
    assert due.second == due.microsecond == 0


@pytest.mark.parametrize(
    "wrong", [Every(toll, minutes=0), Every(toll, minutes=7), Daily(toll, at=time(2, 30))]
)
def test_a_schedule_that_the_clock_cannot_keep_is_refused(wrong):
    with pytest.raises(Misdeclared, match="toll"):
        wrong.check()
