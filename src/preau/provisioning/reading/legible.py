"""What a value may hold: signs that somebody sees, and no more of them than a name, an address or a class has."""

import unicodedata
from itertools import chain

from preau.provisioning.types import Attributes

LONGEST_NAME, LONGEST_LABEL, LONGEST_ADDRESS = 100, 200, 300
"""In signs: a name of a person; a name of a school or a class with its codes; an address."""
HIDDEN = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp"})
"""Controls, marks of direction, joiners, private signs: unseen, they make one name pass for another."""
LAID_OUT = "\t\n\r"


def short_name(value: str) -> bool:
    return len(value) <= LONGEST_NAME


def short_label(value: str) -> bool:
    return len(value) <= LONGEST_LABEL


def short_address(value: str) -> bool:
    return len(value) <= LONGEST_ADDRESS


def is_hidden(sign: str) -> bool:
    return sign not in LAID_OUT and unicodedata.category(sign) in HIDDEN


def all_seen(attributes: Attributes) -> bool:
    """One look at all values; a space that is no plain one asks for a closer look."""
    return "".join(chain.from_iterable(attributes.values())).isprintable()


def seen(text: str) -> str:
    """Without what nobody sees, composed and trimmed anew."""
    kept = "".join(sign for sign in text if not is_hidden(sign))
    return text if kept == text else unicodedata.normalize("NFC", kept).strip()


def with_hidden_removed(attributes: Attributes) -> tuple[dict[str, tuple[str, ...]], list[str]]:
    """The attributes as they are seen, and the names of those that held more; one left empty says nothing."""
    cleaned = {name: tuple(filter(None, map(seen, values))) for name, values in attributes.items()}
    return cleaned, [name for name, values in attributes.items() if cleaned[name] != tuple(values)]
