from datetime import timedelta

from django.db.models import Max, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from preau.kernel.health import Finding, ok, warning
from preau.provisioning.models import Feed, RunState
from preau.provisioning.queries import last_accepted
from preau.provisioning.types import DeliveryKind
from preau.ui.day_words import day_words

EXPECTED = timedelta(days=8)
"""The académie sends its Complet every Thursday."""
APPLIED = Q(delivery__kind=DeliveryKind.COMPLET, delivery__run__state=RunState.APPLIED)


def feeds() -> Finding:
    """The oldest of the feeds' last Complets, and whether something is held."""
    known = list(Feed.objects.annotate(last=Max("delivery__date", filter=APPLIED)))
    dates = [feed.last for feed in known if feed.last]
    if not known or len(dates) < len(known):
        return warning(_("Aucun Complet n’est appliqué ; lancez « preau aaf apply »."))
    oldest = min(dates)
    if timezone.localdate() - oldest > EXPECTED:
        return warning(
            _("Le dernier Complet date de loin (%s) ; demandez à l’académie pourquoi rien n’est venu depuis.")
            % day_words(oldest)
        )
    unsettled = [last_accepted(feed) for feed in known if not feed.settled]
    if any(run and run.state == RunState.UNDONE for run in unsettled):
        return warning(
            _("La dernière livraison est annulée ; la prochaine, même identique, sera de nouveau comparée.")
        )
    if unsettled:
        return warning(
            _("Un garde-fou retient une livraison ; lisez « preau aaf plan », puis décidez avec l’école.")
        )
    return ok(_("Dernier Complet : %s.") % day_words(oldest))
