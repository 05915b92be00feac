from django.utils.translation import gettext_lazy as _

from preau.kernel.personal_data import Processing
from preau.kernel.registry import Manifest

manifest = Manifest(
    "accounts",
    "Comptes",
    contributions=(
        Processing(
            "accounts",
            what=_(
                "Identifiant, empreinte du mot de passe, réglages d’affichage, session ouverte, empreinte de "
                "l’adresse d’où l’on se connecte"
            ),
            purpose=_("Laisser entrer les bonnes personnes, et ralentir qui devine un mot de passe"),
            basis=_("Mission d’intérêt public"),
            kept_for=_(
                "Autant que la personne ; une session, trente jours sans visite au plus ; une adresse, dix minutes"
            ),
        ),
    ),
)
