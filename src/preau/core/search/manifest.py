from django.utils.translation import gettext_lazy as _

from preau.kernel.personal_data import Processing, WithItsObject
from preau.kernel.registry import Manifest

manifest = Manifest(
    "search",
    "Recherche",
    contributions=(
        Processing(
            "search",
            what=_("Les mots de ce qui est publié, pour les retrouver"),
            purpose=_("Chercher parmi ce que l’on a le droit de lire"),
            basis=_("Mission d’intérêt public"),
            kept_for=(WithItsObject(_("Aussi longtemps que la publication elle-même")),),
        ),
    ),
)
