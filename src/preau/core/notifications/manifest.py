from django.utils.translation import gettext_lazy as _

from preau.core.accounts.events import AccountOpened, CodeMade, PasswordRenewed, ProfileJoined
from preau.core.content.events import ReviewAsked, ReviewDecided
from preau.core.notifications import codes, moderation
from preau.core.notifications.actions import forget
from preau.core.notifications.contributions import Announces
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
        Announces(moderation.SAYS, readable=moderation.readable),
        Handler(CodeMade, run=codes.tell_made),
        Handler(AccountOpened, run=codes.tell_opened),
        Handler(PasswordRenewed, run=codes.tell_renewed),
        Handler(ProfileJoined, run=codes.tell_joined),
        Announces(codes.SAYS, readable=codes.codes_of),
    ),
)
