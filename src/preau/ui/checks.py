from django.contrib.staticfiles.storage import staticfiles_storage
from django.utils.translation import gettext as _

from preau.kernel.health import Finding, failure, ok


def assets() -> Finding:
    """Styles and scripts are built from `frontend/`, not committed."""
    try:
        staticfiles_storage.url("ui/preau.css")
    except ValueError:
        return failure(
            _("Les styles ne sont pas construits, aucune page ne s’affiche ; lancez « make setup ».")
        )
    return ok(_("Les styles, les polices et les icônes sont construits."))
