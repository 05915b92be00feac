from django.utils.translation import gettext_lazy as _

from preau.core.portal.contributions import HomeBlock
from preau.core.portal.profiles import operates
from preau.kernel.health import Check
from preau.kernel.registry import Manifest
from preau.operations.supervision import checks, home

manifest = Manifest(
    "supervision",
    "Supervision",
    contributions=(
        HomeBlock("doctor", order=5, concerns=operates, show=home.block),
        Check("configuration", _("Réglages"), look=checks.configuration, cheap=True),
    ),
)
