from django.utils.translation import gettext_lazy as _

from preau.kernel.personal_data import Processing, WithItsObject
from preau.kernel.registry import Manifest

manifest = Manifest(
    "files",
    "Fichiers",
    contributions=(
        Processing(
            "files",
            what=_("Images déposées, sans le lieu ni la date de la prise de vue"),
            purpose=_("Illustrer ce qui est publié dans les classes et les écoles"),
            basis=_("Mission d’intérêt public"),
            kept_for=(WithItsObject(_("Autant que la publication qui les porte")),),
        ),
    ),
)
