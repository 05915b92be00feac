"""How the feed writes composite values: sub-fields separated by `$` (docs/reference/aaf.md)."""

from collections import Counter
from datetime import date
from functools import lru_cache
from typing import NamedTuple

LEVELS = ("TPS", "PS", "MS", "GS", "CP", "CE1", "CE2", "CM1", "CM2")
LEVEL_CODES = {
    "1110": "TPS", "1111": "PS", "1112": "MS", "1113": "GS", "1121": "CP", "1122": "CE1", "1123": "CE2",
    "1124": "CM1", "1125": "CM2", "1211": "UPE2A", "1411": "ULIS",
}  # fmt: skip
"""MEFSTAT4 → level."""

LINK_KINDS_BEFORE_2018 = {"1": "20", "2": "10", "3": "50", "4": "39", "5": "51", "6": "90", "7": "70"}
LINK_KINDS = frozenset({
    "10", "20", "31", "32", "33", "34", "35", "36", "37", "38", "39", "40", "41", "42", "43", "50", "51",
    "70", "90",
})  # fmt: skip
OTHER_LINK = "90"


class ClassValue(NamedTuple):
    school: str
    key: str
    name: str
    kind: str


@lru_cache(maxsize=1 << 12)
def class_value(text: str) -> ClassValue | None:
    """
    Read `school$typeCode$type$id$label`, or the older `school$type$label`, whose label is the key.

    A label may hold `$`; where it is empty the id stands for it. None where no class can be told.
    """
    parts = [part.strip() for part in text.split("$", 4)]
    match parts:
        case [school, _, kind, key, *label] if school and key:
            return ClassValue(school, key, (label[0] if label else "") or key, kind)
        case [school, kind, label] if school and label:
            return ClassValue(school, label, label, kind)
        case [school, label] if school and label:
            return ClassValue(school, label, label, "")
    return None


def link_value(text: str) -> tuple[str, str]:
    """Guardian's key and kind of link out of `key$code`; an unknown code is another link, the link stays."""
    key, _, rest = text.partition("$")
    code = rest.partition("$")[0].strip()
    code = LINK_KINDS_BEFORE_2018.get(code, code)
    return key.strip(), code if code in LINK_KINDS else OTHER_LINK


@lru_cache(maxsize=1 << 10)
def level_value(text: str) -> str:
    """Level out of `MEFSTAT4$label`, a bare code or a bare label; the code decides."""
    code, _, label = (part.strip() for part in text.partition("$"))
    return LEVEL_CODES.get(code) or label or code


def in_level_order(levels: set[str]) -> list[str]:
    """From TPS to CM2, then what is not a level of the usual path (ULIS, UPE2A)."""
    return sorted(levels, key=lambda level: (LEVELS.index(level) if level in LEVELS else len(LEVELS), level))


@lru_cache(maxsize=1 << 13)
def date_value(text: str) -> str | None:
    """JJ/MM/AAAA in ISO 8601, None where it is impossible."""
    day, month, year = text[:2], text[3:5], text[6:]
    try:
        return date.fromisoformat(f"{year}-{month}-{day}").isoformat() if text[2:6:3] == "//" else None
    except ValueError:
        return None


def most_frequent(values: Counter[str]) -> str:
    """The most frequent value; between equals the smallest, so that reading order never shows."""
    return min(values, key=lambda value: (-values[value], value), default="")
