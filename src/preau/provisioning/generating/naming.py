"""Believable names of many origins, read from `names.toml`."""

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Any

from preau.provisioning.generating.types import Identity

WOMAN, MAN = "Mme", "M."
EVERYWHERE, BORROWED = "partout", 0.2
"""Where names that every family borrows are listed, and the share of children who bear one."""
LATIN: dict[int, str] = {ord("ł"): "l", ord("đ"): "d", ord("ı"): "i", ord("œ"): "oe"}
"""Letters that Unicode does not take apart."""

Names = Mapping[str, tuple[str, ...]]
"""Civilité → given names."""


@dataclass(frozen=True, slots=True)
class Origin:
    weight: int
    children: Names
    adults: Names
    families: tuple[str, ...]


def words(text: str) -> tuple[str, ...]:
    return tuple(unicodedata.normalize("NFC", word) for part in text.split(",") if (word := part.strip()))


def some_origin(rng: Random) -> Origin:
    known, weights = _origins()
    return rng.choices(known, cum_weights=weights)[0]


def some_family_name(rng: Random, origin: Origin) -> str:
    return rng.choice(origin.families)


def some_adult(rng: Random, origin: Origin, title: str) -> Identity:
    return Identity(some_family_name(rng, origin), None, rng.choice(origin.adults[title]), title)


def some_child(rng: Random, origin: Origin, family_name: str, *, besides: AbstractSet[str]) -> Identity:
    """A child whose given name none of its siblings (`besides`) bears."""
    title = rng.choice((WOMAN, MAN))
    names = (_borrowed() if rng.random() < BORROWED else origin.children)[title]
    given = rng.choice([name for name in names if name not in besides])
    others = rng.sample(names, rng.choice((0, 1, 1, 2)))
    return Identity(family_name, family_name, given, title, tuple(dict.fromkeys((given, *others))))


def mailbox(identity: Identity) -> str:
    """`prenom.nom` as an e-mail address can hold it."""
    return ".".join(_plain(name) for name in (identity.given_name, identity.family_name))


def _plain(name: str) -> str:
    bare = unicodedata.normalize("NFKD", name.lower().translate(LATIN)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z]+", "-", bare).strip("-")


@cache
def _origins() -> tuple[tuple[Origin, ...], tuple[int, ...]]:
    """Every origin, and their cumulated weights."""
    known = tuple(
        Origin(
            table["weight"],
            children={WOMAN: words(table["girls"]), MAN: words(table["boys"])},
            adults={WOMAN: words(table["women"]), MAN: words(table["men"])},
            families=words(table["families"]),
        )
        for name, table in _tables().items()
        if name != EVERYWHERE
    )
    return known, tuple(accumulate(origin.weight for origin in known))


@cache
def _borrowed() -> Names:
    table = _tables()[EVERYWHERE]
    return {WOMAN: words(table["girls"]), MAN: words(table["boys"])}


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("names.toml").read_text(encoding="utf-8"))
