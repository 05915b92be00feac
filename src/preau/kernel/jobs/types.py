"""What the apps may ask of the workers, in their manifests."""

from collections.abc import Callable
from dataclasses import KW_ONLY, dataclass
from datetime import datetime, time, timedelta

from django.utils import timezone

from preau.kernel.jobs.queue import Task
from preau.kernel.registry import Contribution, Misdeclared

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Schedule(Contribution):
    """A job enqueued once for each of its due minutes; after an interruption, for the last of them only."""

    job: Task[[], None]
    _: KW_ONLY

    def last_due(self, now: datetime) -> datetime:
        raise NotImplementedError


@dataclass(frozen=True)
class Every(Schedule):
    """Counted from midnight, universal time."""

    minutes: int

    def check(self) -> None:
        if self.minutes < 1 or DAY % timedelta(minutes=self.minutes):
            raise Misdeclared(f"{self.job.name} : {self.minutes} minutes ne divisent pas une journée.")

    def last_due(self, now: datetime) -> datetime:
        midnight = datetime.combine(now.date(), time(), now.tzinfo)
        return now - (now - midnight) % timedelta(minutes=self.minutes)


@dataclass(frozen=True)
class Daily(Schedule):
    """At an hour of Paris, summer and winter."""

    at: time

    def check(self) -> None:
        if self.at.hour == 2:
            raise Misdeclared(
                f"{self.job.name} : deux heures manque ou revient le jour du changement d’heure."
            )

    def last_due(self, now: datetime) -> datetime:
        here = timezone.localtime(now)
        today = datetime.combine(here.date(), self.at, here.tzinfo)
        return today if today <= here else datetime.combine(here.date() - DAY, self.at, here.tzinfo)


@dataclass(frozen=True)
class Beat(Contribution):
    """Called by every worker between two jobs, `seconds` apart or more; several may call it at once."""

    run: Callable[[], object]
    _: KW_ONLY
    seconds: float
