"""Activation codes: random enough that a fast keyed digest is all that need be kept."""

import secrets

from django.utils.crypto import salted_hmac

from preau.core.accounts.types import ALPHABET, CODE_GROUP, CODE_LENGTH


def new_code() -> str:
    """Twelve signs of an alphabet of 28, that is 57 bits."""
    return "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))


def grouped(code: str) -> str:
    """As it is printed: abcd-efgh-jkmn."""
    return "-".join(code[start : start + CODE_GROUP] for start in range(0, len(code), CODE_GROUP))


def typed(text: str) -> str:
    """What somebody meant: capitals, spaces and dashes do not count."""
    return "".join(sign for sign in text.lower() if sign in ALPHABET)


def digest(code: str) -> str:
    return salted_hmac("preau.accounts.activation", typed(code), algorithm="sha256").hexdigest()
