"""The stored key by which people sort: folded here, so that every database gives the same order."""

import re
import unicodedata
from functools import lru_cache

WITHOUT_DECOMPOSITION = str.maketrans("øłđðħıĸŋŧʼ", "olddhiknt ") | str.maketrans(
    {"œ": "oe", "æ": "ae", "þ": "th"}
)
NEITHER_LETTER_NOR_DIGIT = re.compile(r"[\W_]+")


@lru_cache(maxsize=1 << 12)
def folded(text: str) -> str:
    """Small letters and digits without accents; whatever else was between words becomes one space."""
    if text.isascii() and text.isalnum():
        return text.lower()
    letters = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return NEITHER_LETTER_NOR_DIGIT.sub(" ", bare.translate(WITHOUT_DECOMPOSITION)).strip()


def sort_name(*parts: str) -> str:
    """
    Family name first; two spaces between parts, so that all the Martin come before the Martin-Petit.

    Only spaces, digits and small letters remain of a European name: in that order everywhere, whatever the
    collation of the database.
    """
    return "  ".join(filter(None, map(folded, parts)))
