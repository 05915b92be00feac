from datetime import time

from django.utils.translation import gettext_lazy as _

from preau.kernel.events import checks
from preau.kernel.events.jobs import forget_delivered
from preau.kernel.health import Check
from preau.kernel.jobs.types import Daily
from preau.kernel.registry import Manifest

manifest = Manifest(
    "events",
    "Événements",
    contributions=(
        Daily(forget_delivered, at=time(4, 20)),
        Check("events", _("Annonces"), look=checks.outbox),
    ),
)
