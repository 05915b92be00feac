from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from preau.kernel.health import Finding, failure, ok, warning
from preau.operations.supervision.safety import unsafe_settings

HERE = {"localhost", "127.0.0.1", "::1"}


def configuration() -> Finding:
    """What production must not start with, and an embedded installation that left home."""
    if reasons := list(unsafe_settings()):
        return failure(" ; ".join(reasons) + ".")
    address = urlsplit(settings.PREAU_BASE_URL)
    if address.scheme != "https" and address.hostname not in HERE:
        return warning(
            _("Les mots de passe passent en clair vers %s ; mettez un mandataire https devant Préau.")
            % settings.PREAU_BASE_URL
        )
    said = {"kind": settings.PREAU_ENV, "url": settings.PREAU_BASE_URL}
    return ok(_("Installation « %(kind)s », à l’adresse %(url)s.") % said)
