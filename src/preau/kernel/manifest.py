from django.utils.translation import gettext_lazy as _

from preau.kernel import checks
from preau.kernel.health import Check
from preau.kernel.registry import Manifest

manifest = Manifest(
    "kernel",
    "Noyau",
    contributions=(
        Check("database", _("Base de données"), look=checks.database),
        Check("storage", _("Stockage"), look=checks.storage, cheap=True),
        Check("keys", _("Clés"), look=checks.keys, cheap=True),
    ),
)
