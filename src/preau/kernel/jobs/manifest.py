from datetime import time

from django.utils.translation import gettext_lazy as _

from preau.kernel.health import Check
from preau.kernel.jobs import checks
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
        Check("jobs", _("Tâches de fond"), look=checks.jobs, cheap=True),
    ),
)
