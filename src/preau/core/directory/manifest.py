from django.utils.translation import gettext_lazy as _

from preau.core.directory.register import AFTER_LEAVING, forget_people
from preau.kernel.personal_data import Processing, Purged, WithItsObject
from preau.kernel.registry import Manifest

manifest = Manifest(
    "directory",
    "Annuaire",
    contributions=(
        Processing(
            "directory",
            what=_(
                "Identité et scolarité des élèves, liens de responsabilité et autorité parentale, adresses et "
                "téléphones des responsables, affectations et classes des personnels"
            ),
            purpose=_("Savoir qui est de quelle classe, qui répond de quel enfant, et qui peut lire quoi"),
            basis=_("Mission d’intérêt public"),
            kept_for=(
                Purged(AFTER_LEAVING, since=_("après le départ de la personne"), purge=forget_people),
                WithItsObject(_("le nom de qui a signé une publication ou une décision, autant qu’elle")),
            ),
        ),
    ),
)
