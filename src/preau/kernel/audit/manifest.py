from datetime import time

from preau.kernel.audit.actions import seal
from preau.kernel.audit.jobs import export_head
from preau.kernel.jobs.types import Beat, Daily
from preau.kernel.registry import Manifest

manifest = Manifest(
    "audit", "Journal des actions", contributions=(Beat(seal, seconds=5), Daily(export_head, at=time(0, 5)))
)
