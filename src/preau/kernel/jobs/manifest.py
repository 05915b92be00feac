from datetime import time

from preau.kernel.jobs.recovery import reap
from preau.kernel.jobs.schedule import enqueue_due, prune_jobs
from preau.kernel.jobs.types import Beat, Daily
from preau.kernel.registry import Manifest

manifest = Manifest(
    "jobs",
    "Travaux de fond",
    contributions=(
        Beat(reap, seconds=15),
        Beat(enqueue_due, seconds=20),
        Daily(prune_jobs, at=time(4, 10)),
    ),
)
