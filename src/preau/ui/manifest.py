from django.utils.translation import gettext_lazy as _

from preau.kernel.health import Check
from preau.kernel.registry import Manifest
from preau.ui import checks
from preau.ui.contributions import FooterLink

manifest = Manifest(
    "ui",
    "Interface",
    contributions=(
        FooterLink(_("Réglages d’affichage"), route="ui:appearance", order=0),
        Check("assets", _("Styles et scripts"), look=checks.assets),
    ),
)
