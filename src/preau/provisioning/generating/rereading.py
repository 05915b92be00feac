"""Reads back a Complet that lies in a folder, record by record (our own files: nothing is checked)."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from preau.provisioning.generating.writing import Label
from preau.provisioning.types import Category, DeliveryKind, Operation, Record

NAME = re.compile(rf"(?P<prefix>.+)_Complet_(?P<date>\d{{8}})_({'|'.join(Category)})_\d{{4}}\.xml")


@dataclass(frozen=True, slots=True)
class Complet:
    folder: Path
    label: Label

    def records(self, category: Category) -> Iterator[Record]:
        for path in sorted(self.folder.glob("*.xml")):
            if re.fullmatch(rf"{re.escape(str(self.label))}_{category}_\d{{4}}\.xml", path.name):
                yield from _records(path, category)


def latest_complet(folder: Path) -> Complet:
    """The youngest Complet of a folder; ValueError when there is none."""
    found = [match for path in folder.glob("*.xml") if (match := NAME.fullmatch(path.name))]
    if not found:
        raise ValueError(f"Aucun Complet dans {folder} (une archive doit d’abord être ouverte).")
    last = max(found, key=lambda match: (match["date"], match["prefix"]))
    date = dt.date.fromisoformat(last["date"])
    return Complet(folder, Label(last["prefix"], DeliveryKind.COMPLET, date))


def _records(path: Path, category: Category) -> Iterator[Record]:
    with path.open("rb") as file:
        for _, request in etree.iterparse(file, tag="addRequest", resolve_entities=False, no_network=True):
            key = request.findtext("identifier/id") or ""
            attributes = {attribute.get("name", ""): _values(attribute) for attribute in request[2]}
            yield Record(
                Operation.ADD, category, key, {name: said for name, said in attributes.items() if said}
            )
            request.clear()
            while (earlier := request.getprevious()) is not None:
                request.getparent().remove(earlier)


def _values(attribute: etree._Element) -> tuple[str, ...]:
    return tuple(text for value in attribute if (text := value.text))
