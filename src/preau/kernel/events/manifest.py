from datetime import time

from preau.kernel.events.jobs import forget_delivered
from preau.kernel.jobs.types import Daily
from preau.kernel.registry import Manifest

manifest = Manifest("events", "Événements", contributions=(Daily(forget_delivered, at=time(4, 20)),))
