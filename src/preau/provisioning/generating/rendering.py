"""From a record to the text of its request."""

import re
from collections.abc import Sequence
from functools import cache

from preau.provisioning.generating.records import ATTRIBUTES
from preau.provisioning.types import Category, Operation, Record

ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "'": "&apos;", '"': "&quot;"}
MARKUP = re.compile("[&<>'\"]")


def rendered(record: Record) -> str:
    """An addition names every attribute of its category, even empty; a modification only its own."""
    operation = record.operation
    return (
        f"\n<{operation}Request>\n"
        f"<operationalAttributes>{_subject(record.category)}</operationalAttributes>\n"
        f"<identifier><id>{escaped(record.key)}</id></identifier>\n"
        f"{_body(record)}"
        f"</{operation}Request>\n"
    )


def escaped(text: str) -> str:
    return MARKUP.sub(lambda found: ESCAPES[found[0]], text)


def _body(record: Record) -> str:
    said = record.attributes
    match record.operation:
        case Operation.ADD:
            names = dict.fromkeys((*ATTRIBUTES[record.category], *said))
            lines = "".join([f"{_opening(name)}{_values(said.get(name, ()))}</attr>\n" for name in names])
            return f"<attributes>\n{lines}</attributes>\n"
        case Operation.MODIFY:
            lines = "".join(
                f'<modification name="{escaped(name)}" operation="replace">{_values(values)}</modification>\n'
                for name, values in said.items()
            )
            return f"<modifications>\n{lines}</modifications>\n"
        case Operation.DELETE:
            return ""


def _values(values: Sequence[str]) -> str:
    return "".join([f"<value>{escaped(value)}</value>" for value in values]) or "<value/>"


@cache
def _opening(name: str) -> str:
    return f'<attr name="{escaped(name)}">'


@cache
def _subject(category: Category) -> str:
    kind = "categorieStructure" if category is Category.SCHOOL else "categoriePersonne"
    return f'<attr name="{kind}"><value>{category}</value></attr>'
