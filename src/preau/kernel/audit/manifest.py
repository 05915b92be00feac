from datetime import time

from django.utils.translation import gettext_lazy as _

from preau.kernel.audit import checks
from preau.kernel.audit.actions import forget_details, seal
from preau.kernel.audit.jobs import export_head
from preau.kernel.health import Check
from preau.kernel.jobs.types import Beat, Daily
from preau.kernel.personal_data import Period, Processing, Purged, WithoutTerm
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
            kept_for=(
                Purged(Period(years=1), since=_("pour le détail d’une action"), purge=forget_details),
                WithoutTerm(_("sans terme à ce jour pour sa trace, qui ne nomme personne")),
            ),
        ),
    ),
)
