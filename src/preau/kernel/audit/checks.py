from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from preau.kernel.audit.actions import LATE, heads_file, verify
from preau.kernel.audit.models import Record
from preau.kernel.health import Finding, failure, ok, warning

EXPORTED = timedelta(days=2)


def sealer() -> Finding:
    """Whether rows of the journal wait for their seal."""
    if late := Record.objects.filter(seq=None, at__lt=timezone.now() - LATE).count():
        return failure(
            _("Des lignes attendent leur scellé (%s) ; lancez « preau serve » ou « preau worker ».") % late
        )
    return ok(_("Les lignes sont scellées au fur et à mesure."))


def chain() -> Finding:
    """Reads the whole journal again, against itself and against what was exported."""
    found = verify()
    if found.broken_at is not None:
        return failure(
            _("Le journal a été modifié à la ligne %s ; gardez cette base telle quelle et prévenez le RSSI.")
            % found.broken_at
        )
    if found.sealed and not exported_lately():
        return warning(
            _(
                "Son empreinte n’est plus exportée chaque nuit ; laissez tourner « preau serve » ou « preau worker »."
            )
        )
    return ok(_("Lignes qui se suivent toutes : %s.") % found.sealed)


def exported_lately() -> bool:
    """A journal younger than that has nothing to export yet."""
    since = timezone.now() - EXPORTED
    young = not Record.objects.filter(at__lt=since).exists()
    return young or (heads_file().exists() and heads_file().stat().st_mtime >= since.timestamp())
