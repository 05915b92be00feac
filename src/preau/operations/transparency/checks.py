from django.conf import settings
from django.utils.translation import gettext as _

from preau.kernel.health import Finding, failure, ok, warning
from preau.operations.transparency.queries import codes
from preau.operations.transparency.reading import FactsMistaken, read_facts

NAMED = 4


def public_facts() -> Finding:
    """What the public pages cannot say."""
    path = settings.PREAU_PUBLIC_FACTS
    try:
        facts = read_facts(path)
    except FactsMistaken as mistaken:
        return failure(_("%(mistake)s ; corrigez %(path)s.") % {"mistake": mistaken, "path": path})
    missing = list(facts.untold(*codes()))
    if not missing:
        return ok(_("Les pages publiques disent qui publie, qui héberge et à qui écrire."))
    named = ", ".join(missing[:NAMED]) + ("…" if len(missing) > NAMED else "")
    return warning(
        _("Faits non renseignés : %(n)s (%(names)s) ; complétez %(path)s.")
        % {"n": len(missing), "names": named, "path": path}
    )
