"""Who may have an account, and who may still use it."""

from django.utils import timezone
from django.utils.translation import gettext as _

from preau.core.accounts.types import CYCLE_1, KEPT_AFTER_LEAVING
from preau.core.directory.models import Person
from preau.core.directory.standing import standing
from preau.core.directory.types import Profile
from preau.kernel.rules import Allowed, Denied, Verdict


def may_have_account(person: Person) -> Verdict:
    """Pupils from the CP on, guardians whom a link informs, staff and agents; no organisation."""
    today = timezone.localdate()
    if person.left_on and person.left_on <= today:
        return Denied(_("Cette personne n’est plus dans l’annuaire."))
    if person.organisation:
        return Denied(_("Un organisme n’a pas de compte ; l’école lui écrit autrement."))
    if person.profile == Profile.PUPIL and person.level in CYCLE_1:
        return Denied(_("Les élèves de maternelle n’ont pas de compte : leurs responsables reçoivent tout."))
    if person.profile == Profile.GUARDIAN and not any(
        child.informed for child in standing(person, on=today).children
    ):
        return Denied(_("La direction de l’école doit d’abord dire ce que ce responsable peut faire."))
    return Allowed()


def may_sign_in(person: Person) -> bool:
    """Whoever is here, and for a while whoever left."""
    return person.left_on is None or timezone.localdate() < person.left_on + KEPT_AFTER_LEAVING
