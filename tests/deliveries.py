"""Worlds written as an académie would send them."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape

from tests.worlds import World, complet

from preau.provisioning.types import Attributes, Category, DeliveryKind, Operation, Record

HEADER = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE ficAlimMENESR SYSTEM "ficAlimMENESR.dtd">
<ficAlimMENESR>
<!-- codeAcademieExport="25" -->
"""
PREFIX = "ENT92"


def write_complet(folder: Path, world: World, *, day: date = date(2026, 11, 19)) -> Path:
    return write(folder, complet(world), DeliveryKind.COMPLET, day)


def write(folder: Path, records: Iterable[Record], kind: DeliveryKind, day: date) -> Path:
    """One file per category, named after its parts."""
    folder.mkdir(parents=True, exist_ok=True)
    told = list(records)
    for category in Category:
        requests = "\n".join(request(record) for record in told if record.category == category)
        name = f"{PREFIX}_{kind}_{day:%Y%m%d}_{category}_0000.xml"
        (folder / name).write_text(f"{HEADER}{requests}\n</ficAlimMENESR>\n", encoding="utf-8")
    return folder


def request(record: Record) -> str:
    group = "categorieStructure" if record.category == Category.SCHOOL else "categoriePersonne"
    body = {
        Operation.ADD: lambda: attributes(record.attributes),
        Operation.MODIFY: lambda: modifications(record.attributes),
        Operation.DELETE: lambda: "",
    }[record.operation]()
    return (
        f"<{record.operation}Request>\n"
        f'<operationalAttributes><attr name="{group}"><value>{record.category}</value></attr>'
        "</operationalAttributes>\n"
        f"<identifier><id>{record.key}</id></identifier>\n{body}</{record.operation}Request>"
    )


def attributes(said: Attributes) -> str:
    lines = "".join(f'<attr name="{name}">{values(texts)}</attr>\n' for name, texts in said.items())
    return f"<attributes>\n{lines}</attributes>\n"


def modifications(said: Attributes) -> str:
    lines = "".join(
        f'<modification name="{name}" operation="replace">{values(texts)}</modification>\n'
        for name, texts in said.items()
    )
    return f"<modifications>\n{lines}</modifications>\n"


def values(texts: Iterable[str]) -> str:
    return "".join(f"<value>{escape(text)}</value>" for text in texts) or "<value/>"
