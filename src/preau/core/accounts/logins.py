"""Logins drawn from names: prenom.nom, then prenom.nom2."""

import re
import unicodedata
from itertools import count

from preau.core.accounts.models import Account
from preau.core.directory.models import Person
from preau.kernel.text import folded

PART = 30
ON_NO_FRENCH_KEYBOARD = re.compile(r"[^a-z0-9]+")


def part(name: str) -> str:
    return ON_NO_FRENCH_KEYBOARD.sub("", folded(name))[:PART]


def as_kept(typed: str) -> str:
    """What somebody meant: capitals, accents and spaces do not count."""
    letters = unicodedata.normalize("NFKD", typed.casefold())
    return "".join(sign for sign in letters if not unicodedata.combining(sign) and not sign.isspace())


def base(person: Person) -> str:
    parts = filter(None, (part(person.given_name), part(person.family_name)))
    return ".".join(parts) or person.profile


def free_login(person: Person) -> str:
    """The first that nobody has; two activations at once may choose the same, and the second tries again."""
    wanted = base(person)
    taken = set(Account.objects.filter(login__startswith=wanted).values_list("login", flat=True))
    candidates = (wanted if number == 1 else f"{wanted}{number}" for number in count(1))
    return next(login for login in candidates if login not in taken)
