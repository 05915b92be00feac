from datetime import time

from django.utils.translation import gettext_lazy as _

from preau.kernel.audit import checks
from preau.kernel.audit.actions import seal
from preau.kernel.audit.jobs import export_head
from preau.kernel.health import Check
from preau.kernel.jobs.types import Beat, Daily
from preau.kernel.personal_data import Processing
from preau.kernel.registry import Manifest

manifest = Manifest(
    "audit",
    "Journal des actions",
    contributions=(
        Beat(seal, seconds=5),
        Daily(export_head, at=time(0, 5)),
        Check("audit", _("Journal des actions"), look=checks.sealer, cheap=True),
        Check("audit-chain", _("Chaîne du journal"), look=checks.chain),
        Processing(
            "audit",
            what=_("Qui a fait quelle action, quand, sur quoi"),
            purpose=_("Pouvoir établir ce qui s’est passé, et trouver qui aurait abusé de ses droits"),
            basis=_("Obligation légale de sécurité"),
            kept_for=_("Sans terme à ce jour ; le détail d’une action peut être effacé, sa trace reste"),
        ),
    ),
)
