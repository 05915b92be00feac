"""From records to the files of a delivery."""

import datetime as dt
import glob
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self, TextIO
from zipfile import BadZipFile, ZipFile

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

    Earlier files of the very same delivery are replaced; ValueError for a folder that holds anything else.
    """

    def __init__(self, folder: Path, label: Label) -> None:
        self.folder = folder
        self.label = label
        self.files: list[Path] = []
        self.records = Counter(dict.fromkeys(Category, 0))
        self._open: dict[Category, TextIO] = {}

    def __enter__(self) -> Self:
        self.refuse_what_is_not_ours()
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

    def refuse_what_is_not_ours(self) -> None:
        """A delivery of the académie may bear the same name: only what we wrote is written over."""
        if self.folder.exists() and not self.folder.is_dir():
            raise ValueError(f"{self.folder} n’est pas un dossier.")
        for path in sorted(self.folder.glob("*")):
            if not self.is_ours(path):
                raise ValueError(
                    f"{self.folder} contient déjà autre chose ({path.name}) : nommez un dossier vide ou nouveau."
                )

    def is_ours(self, path: Path) -> bool:
        """Of this delivery, and begun as we begin files; the bordereau by its name."""
        named = path.name.startswith(str(self.label)) and path.is_file()
        if not named or path.name == f"{self.label}_bordereau.txt":
            return named
        return beginning(path, len(self.header)) == self.header

    @property
    def header(self) -> bytes:
        return HEADER.format(date=self.label.date).replace("\n", "\r\n").encode("ascii")

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


def beginning(path: Path, size: int) -> bytes:
    """Of a file, or of the first one of an archive."""
    try:
        with ZipFile(path) as archive, archive.open(archive.infolist()[0]) as member:
            return member.read(size)
    except (BadZipFile, IndexError):
        with path.open("rb") as file:
            return file.read(size)
