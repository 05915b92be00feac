"""Believable names of many origins, read from `names.toml`."""

import re
import tomllib
import unicodedata
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path
from random import Random

from preau.provisioning.generating.types import Identity

WOMAN, MAN = "Mme", "M."
LATIN: dict[int, str] = {
    ord(letter): plain for letter, plain in zip("łđıœ", ("l", "d", "i", "oe"), strict=True)
}
"""Letters that have no plain form in Unicode."""
BORROWED = 0.15
"""Share of children whose given name comes from another origin than their parents'."""


@dataclass(frozen=True, slots=True)
class Origin:
    weight: int
    girls: tuple[str, ...]
    boys: tuple[str, ...]
    women: tuple[str, ...]
    men: tuple[str, ...]
    families: tuple[str, ...]


def words(text: str) -> tuple[str, ...]:
    return tuple(unicodedata.normalize("NFC", word) for part in text.split(",") if (word := part.strip()))


@cache
def origins() -> tuple[tuple[Origin, ...], tuple[int, ...]]:
    """Every origin, and their cumulated weights."""
    tables = tomllib.loads(Path(__file__).with_name("names.toml").read_text(encoding="utf-8"))
    known = tuple(
        Origin(
            table["weight"], *(words(table[each]) for each in ("girls", "boys", "women", "men", "families"))
        )
        for table in tables.values()
    )
    return known, tuple(accumulate(origin.weight for origin in known))


def some_origin(rng: Random) -> Origin:
    known, weights = origins()
    return rng.choices(known, cum_weights=weights)[0]


def some_adult(rng: Random, origin: Origin, title: str) -> Identity:
    given = rng.choice(origin.women if title == WOMAN else origin.men)
    return Identity(rng.choice(origin.families), None, given, title)


def some_child(rng: Random, origin: Origin, family_name: str, *, besides: AbstractSet[str]) -> Identity:
    """A child whose given name none of its siblings (`besides`) bears."""
    origin = some_origin(rng) if rng.random() < BORROWED else origin
    title = rng.choice((WOMAN, MAN))
    names = origin.girls if title == WOMAN else origin.boys
    given = rng.choice([name for name in names if name not in besides])
    others = rng.sample(names, rng.choice((0, 1, 1, 2)))
    return Identity(family_name, family_name, given, title, tuple(dict.fromkeys((given, *others))))


def mailbox(identity: Identity) -> str:
    """`prenom.nom` as an e-mail address can hold it."""
    return ".".join(_plain(name) for name in (identity.given_name, identity.family_name))


def _plain(name: str) -> str:
    bare = unicodedata.normalize("NFKD", name.lower().translate(LATIN)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z]+", "-", bare).strip("-")
