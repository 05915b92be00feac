"""From records to the files of a delivery."""

import datetime as dt
import glob
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self, TextIO

from preau.provisioning.generating.rendering import rendered
from preau.provisioning.types import Category, DeliveryKind, Record

LOT = 4000
"""Records in a file."""

HEADER = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE ficAlimMENESR SYSTEM "ficAlimMENESR.dtd">
<ficAlimMENESR>
<!-- versionAF="AAF-VE2407" -->
<!-- versionSDET="Annexe 4bis version 6.4" -->
<!-- codeAcademieExport="25" -->
<!-- degre="1D" -->
<!-- dateGenerationExport="{date:%d/%m/%Y}" -->
"""
FOOTER = "\n</ficAlimMENESR>\n"


@dataclass(frozen=True, slots=True)
class Label:
    """What the file names of a delivery say of it."""

    prefix: str
    kind: DeliveryKind
    date: dt.date

    def __str__(self) -> str:
        return f"{self.prefix}_{self.kind}_{self.date:%Y%m%d}"


class Delivery:
    """
    Writes records as they come, each category in lots of its own, one file of each at least.

    Earlier files of the very same delivery are replaced.
    """

    def __init__(self, folder: Path, label: Label) -> None:
        self.folder = folder
        self.label = label
        self.files: list[Path] = []
        self.records = Counter(dict.fromkeys(Category, 0))
        self._open: dict[Category, TextIO] = {}

    def __enter__(self) -> Self:
        self.folder.mkdir(parents=True, exist_ok=True)
        for earlier in self.folder.glob(f"{glob.escape(str(self.label))}*"):
            earlier.unlink()
        for category in Category:
            self._begin(category)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for category in Category:
            self._end(category)

    def write(self, record: Record) -> None:
        category = record.category
        if self.records[category] and self.records[category] % LOT == 0:
            self._end(category)
            self._begin(category)
        self._open[category].write(rendered(record))
        self.records[category] += 1

    def _begin(self, category: Category) -> None:
        """Accents are numeric references, lines end as the académie ends them."""
        path = self.folder / f"{self.label}_{category}_{self.records[category] // LOT:04d}.xml"
        file = path.open("w", encoding="ascii", errors="xmlcharrefreplace", newline="\r\n")
        file.write(HEADER.format(date=self.label.date))
        self._open[category] = file
        self.files.append(path)

    def _end(self, category: Category) -> None:
        with self._open[category] as file:
            file.write(FOOTER)
