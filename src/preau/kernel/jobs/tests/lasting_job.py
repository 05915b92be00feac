"""Imported by the workers of `test_recovery`: short leases, and a job that lasts until it is killed."""

import time
from datetime import timedelta
from pathlib import Path

from preau.kernel.jobs import recovery, worker
from preau.kernel.jobs.queue import job

recovery.HEARTBEAT, recovery.LEASE = 0.2, timedelta(seconds=1)
worker.IDLE = 0.05


@job()
def ring(bell: str) -> None:
    already = Path(bell).exists()
    with Path(bell).open("a") as file:
        file.write("rung\n")
    if not already:
        time.sleep(60)
    Path(bell).with_suffix(".heard").touch()


class Heard:
    """Stops the worker once the job went through."""

    def __init__(self, bell: str) -> None:
        self.bell = Path(bell).with_suffix(".heard")

    def is_set(self) -> bool:
        return self.bell.exists()

    def wait(self, timeout: float) -> bool:
        time.sleep(timeout)
        return self.is_set()


def work(bell: str) -> None:
    worker.run_worker(Heard(bell))
