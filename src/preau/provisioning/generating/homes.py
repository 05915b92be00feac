"""Where adults live and how they are reached; every number and address is one that nobody has."""

from random import Random

from preau.provisioning.generating.naming import mailbox
from preau.provisioning.generating.schools import places
from preau.provisioning.generating.types import Commune, Guardian, Home, Identity

LANDLINE, MOBILE = "+33 1 99 00", "+33 6 39 98"
"""Ranges that France reserves for fiction."""
WITH_LANDLINE, WITH_MOBILE, WITH_WORK_PHONE, WITH_MAIL = 0.3, 0.93, 0.15, 0.4
IN_FLATS = 0.6


def some_phone(rng: Random, beginning: str) -> str:
    number = rng.randrange(10_000)
    return f"{beginning} {number // 100:02d} {number % 100:02d}"


def some_mail(rng: Random, identity: Identity) -> str:
    return f"{mailbox(identity)}{rng.randint(2, 999)}@example.org"


def some_address(rng: Random) -> str:
    street = f"{rng.randint(1, 90)} {rng.choice(places()['streets'])}"
    complement = rng.choice(places()["complements"]) if rng.random() < IN_FLATS else ""
    return f"{street}${complement}$$"


def some_home(rng: Random, commune: Commune) -> Home:
    return Home(some_address(rng), commune.postal_code, commune.name, "FRANCE", _landline(rng))


def some_home_elsewhere(rng: Random) -> Home:
    """In another town, sometimes in another country."""
    postal_code, rest = rng.choice(places()["elsewhere"]).split(" ", 1)
    town, country = rest.rsplit(" ", 1)
    return Home(some_address(rng), postal_code, town, country, _landline(rng))


def settled(key: int, identity: Identity, home: Home, *, rng: Random) -> Guardian:
    """An adult at home, with the means of contact that the school happens to know."""
    return Guardian(
        key,
        identity,
        home,
        mobile=some_phone(rng, MOBILE) if rng.random() < WITH_MOBILE else None,
        work_phone=some_phone(rng, LANDLINE) if rng.random() < WITH_WORK_PHONE else None,
        mail=some_mail(rng, identity) if rng.random() < WITH_MAIL else None,
    )


def _landline(rng: Random) -> str | None:
    return some_phone(rng, LANDLINE) if rng.random() < WITH_LANDLINE else None
