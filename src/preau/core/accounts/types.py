"""The words of accounts, and the times that they keep."""

from datetime import timedelta
from enum import StrEnum

ALPHABET = "abcdefghjkmnprstvwxyz3456789"
"""Letters and digits that nobody takes for another: no i, l, o, q, u, 0, 1, 2."""
CODE_LENGTH, CODE_GROUP = 12, 4

CODE_LIFE = timedelta(days=30)
MOST_WRONG_ANSWERS = 10
"""A birth date has some 3,000 values: no patience guesses it in ten."""
KEPT_AFTER_LEAVING = timedelta(days=15)
"""Somebody who left still signs in for a while, to fetch what is theirs; they are in no space any more."""

CHILD_PASSWORD, ADULT_PASSWORD = 8, 12
"""Shortest passwords, in characters."""

HOME, SEARCH = "/accueil/", "/recherche/"
"""Where somebody lands once in, and looks for things: pages of the floors above."""

CYCLE_1 = frozenset({"TPS", "PS", "MS", "GS"})
"""Levels whose pupils have no account: their guardians receive what concerns them."""


class Asked(StrEnum):
    """What activating asks besides the code; never printed on the letter."""

    CHILD_BIRTH_DATE = "child-birth-date"
    OWN_BIRTH_DATE = "own-birth-date"
    EMAIL = "email"
    SCHOOL_CODE = "school-code"
