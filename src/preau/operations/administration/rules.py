from django.utils.translation import gettext_lazy as _

from preau.core.accounts.actor import Actor
from preau.kernel.rules import Verdict, allowed_if, rule


@rule("administration.read_registries")
def may_read_registries(actor: Actor, _installation: None) -> Verdict:
    """Agents: the registries say what is kept and why, and nothing of anybody."""
    return allowed_if(bool(actor.standing.offices), _("Ces registres sont pour la commune et l’académie."))
