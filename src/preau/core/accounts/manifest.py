from django.utils.translation import gettext_lazy as _

from preau.core.accounts import register
from preau.kernel.personal_data import Processing, Purged
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
            kept_for=(
                Purged(
                    register.AFTER_LEAVING,
                    since=_("après le départ de la personne, pour son compte"),
                    purge=register.forget_accounts,
                ),
                Purged(
                    register.SESSION, since=_("sans visite, pour une session"), purge=register.forget_sessions
                ),
                Purged(register.CODE, since=_("pour un code d’activation"), purge=register.forget_codes),
                Purged(register.TRY, since=_("pour l’empreinte d’une adresse"), purge=register.forget_tries),
            ),
        ),
    ),
)
