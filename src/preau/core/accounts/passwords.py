"""Which passwords may be chosen."""

import re
from functools import cache

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.utils.translation import gettext as _

from preau.core.accounts.types import ADULT_PASSWORD, CHILD_PASSWORD
from preau.core.directory.models import Person
from preau.core.directory.types import Profile
from preau.kernel.rules import Allowed, Denied, Verdict
from preau.kernel.text import folded

TAIL = re.compile(r"[\d\W_]+$")


def is_child(person: Person) -> bool:
    return person.profile == Profile.PUPIL


def shortest_for(person: Person) -> int:
    return CHILD_PASSWORD if is_child(person) else ADULT_PASSWORD


def may_be_password(password: str, person: Person) -> Verdict:
    """Long enough; neither a usual one, whatever digits follow it, nor one's own name."""
    if len(password) < shortest_for(person):
        return Denied(too_short(person))
    bare = TAIL.sub("", password.casefold())
    own = {folded(person.given_name), folded(person.family_name), ""}
    if folded(bare) in own or {password.casefold(), bare} & usual():
        return Denied(too_easy(person))
    return Allowed()


def too_short(person: Person) -> str:
    if is_child(person):
        said = _("C’est trop court : il faut au moins %(n)s lettres ou signes.")
    else:
        said = _("Il manque des caractères : il en faut au moins %(n)s.")
    return said % {"n": shortest_for(person)}


def too_easy(person: Person) -> str:
    if is_child(person):
        return _("C’est trop facile à deviner. Ajoute un autre mot.")
    return _("Ce mot de passe est trop connu, ou reprend votre nom. Choisissez-en un autre.")


@cache
def usual() -> frozenset[str]:
    """The 20 000 most used, as Django keeps them."""
    return frozenset(CommonPasswordValidator().passwords)
