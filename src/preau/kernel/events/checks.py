from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from preau.kernel.events.models import Delivery
from preau.kernel.health import Finding, ok, warning

LATE = timedelta(minutes=15)


def outbox() -> Finding:
    """What was announced and never told: a handler that keeps failing."""
    owed = Delivery.objects.filter(delivered_at=None, announcement__at__lt=timezone.now() - LATE)
    if late := owed.count():
        return warning(
            _(
                "Des annonces n’ont pas été transmises (%s) ; voyez le journal du serveur, puis les tâches de fond."
            )
            % late
        )
    return ok(_("Tout ce qui a été annoncé a été transmis."))
