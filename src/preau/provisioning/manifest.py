from django.utils.translation import gettext_lazy as _

from preau.core.notifications.contributions import Announces
from preau.core.portal.contributions import HomeBlock
from preau.core.portal.profiles import is_agent
from preau.kernel.events.types import Handler
from preau.kernel.health import Check
from preau.kernel.jobs.types import Every
from preau.kernel.personal_data import Period, Processing, Purged, WithItsObject, WithoutTerm
from preau.kernel.registry import Manifest
from preau.provisioning import checks, home
from preau.provisioning.actions import forget_lines
from preau.provisioning.events import ReceptionConcluded, SenderHindered, SenderRegistered, SenderRevoked
from preau.provisioning.receiving import arrivals, jobs, telling
from preau.provisioning.receiving.rules import mishaps_of, senders_of

manifest = Manifest(
    "provisioning",
    "Livraisons de l’annuaire",
    contributions=(
        HomeBlock("feeds", order=50, concerns=is_agent, show=home.block),
        Check("feeds", _("Annuaire"), look=checks.feeds, cheap=True),
        Processing(
            "provisioning",
            what=_(
                "Ce que l’académie a dit en dernier de chaque élève, responsable et personnel, et ce que chaque "
                "livraison a changé"
            ),
            purpose=_(
                "Tenir l’annuaire à jour, voir ce qu’une livraison changerait avant de l’appliquer, "
                "et pouvoir l’annuler"
            ),
            basis=_("Mission d’intérêt public"),
            kept_for=(
                WithItsObject(_("jusqu’à ce que l’académie ne le dise plus")),
                Purged(Period(months=3), since=_("pour ce qu’une livraison a changé"), purge=forget_lines),
                WithoutTerm(
                    _("sans terme à ce jour pour le compte rendu d’une livraison, qui ne cite que des clés")
                ),
            ),
        ),
        Processing(
            "receiving",
            what=_("Les fichiers que l’académie envoie, tels qu’ils arrivent"),
            purpose=_("Recevoir les livraisons de l’annuaire, et revoir ce qui a été refusé ou retenu"),
            basis=_("Mission d’intérêt public"),
            kept_for=(Purged(Period(days=30), since=_("leur arrivée"), purge=arrivals.forget_files),),
        ),
        Handler(ReceptionConcluded, run=telling.tell_reception),
        Handler(SenderHindered, run=telling.tell_mishap),
        Handler(SenderRegistered, run=telling.tell_registered),
        Handler(SenderRevoked, run=telling.tell_revoked),
        Announces(telling.RECEPTIONS, readable=telling.readable_receptions),
        Announces(telling.SENDERS, readable=senders_of),
        Announces(telling.MISHAPS, readable=mishaps_of),
        Every(jobs.gather_inboxes, minutes=2),
    ),
)
