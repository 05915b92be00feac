from django.utils.translation import gettext_lazy as _

from preau.core.content.events import ReviewAsked, ReviewDecided
from preau.core.notifications import moderation
from preau.core.notifications.actions import forget
from preau.kernel.events.types import Handler
from preau.kernel.personal_data import Period, Processing, Purged
from preau.kernel.registry import Manifest

manifest = Manifest(
    "notifications",
    "Notifications",
    contributions=(
        Processing(
            "notifications",
            what=_("Ce qui a été annoncé à une personne, et quand elle l’a ouvert"),
            purpose=_("Prévenir chacun de ce qui le concerne"),
            basis=_("Mission d’intérêt public"),
            kept_for=(Purged(Period(years=1), since=_("après l’annonce"), purge=forget),),
        ),
        Handler(ReviewAsked, run=moderation.ask),
        Handler(ReviewDecided, run=moderation.answer),
    ),
)
