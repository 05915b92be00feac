"""Small invented deliveries: `aaf` writes them and reads them."""

from collections.abc import Collection
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from preau.provisioning.reading import Delivery, DeliveryFile, open_delivery, read
from preau.provisioning.reading.inspection import inspect
from preau.provisioning.types import Category, Code, DeliveryKind, DeliveryRefused, Message, Messages, Record

DAY = date(2025, 9, 1)
JOIN = dict.fromkeys(Category, "ENTPersonJointure") | {Category.SCHOOL: "ENTStructureJointure"}
SAID = {
    Category.SCHOOL: {"ENTStructureNomCourant": "ECOLE DES TILLEULS", "ENTStructureUAI": "0990001N"},
    Category.PUPIL: {
        "ENTPersonNom": "NOM", "ENTPersonPrenom": "Inès", "ENTPersonDateNaissance": "14/02/2017",
        "ENTPersonMail": "",
    },
    Category.GUARDIAN: {"ENTPersonNom": "NOM", "ENTPersonPrenom": "Alix"},
    Category.STAFF: {"ENTPersonNom": "NOM", "ENTPersonPrenom": "Denise"},
}  # fmt: skip
PROLOGUE = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE ficAlimMENESR SYSTEM "ficAlimMENESR.dtd">\n'


@dataclass
class Collector:
    """A sink that remembers, in order."""

    records: list[Record] = field(default_factory=list)
    known: list[tuple[Category, bytes]] = field(default_factory=list)
    shielded: list[tuple[Category, str]] = field(default_factory=list)

    def record(self, record: Record) -> None:
        self.records.append(record)

    def seen(self, category: Category, raw_digest: bytes) -> None:
        self.known.append((category, raw_digest))

    def shield(self, category: Category, key: str) -> None:
        self.shielded.append((category, key))


@dataclass
class Outcome:
    records: list[Record]
    known: list[tuple[Category, bytes]]
    shielded: list[tuple[Category, str]]
    messages: Messages
    counts: dict[Category, dict[str, int]]
    errors: tuple[Message, ...]

    @property
    def warned(self) -> dict[tuple[Code, str], int]:
        return {subject: counted.count for subject, counted in self.messages.warnings.items()}

    @property
    def codes(self) -> list[Code]:
        warnings = [code for code, _ in self.messages.warnings]
        return [message.code for message in (*self.errors, *self.messages.set_aside)] + warnings


@dataclass(frozen=True)
class Bytes:
    name: str
    content: bytes

    @contextmanager
    def open(self):
        yield BytesIO(self.content)


class Aaf:
    """Files of requests, in the shape of public samples."""

    sink = Collector

    def name(self, category: Category = Category.PUPIL, lot: int = 0, kind: str = "Complet") -> str:
        return f"ENT1DVA-ESSAI_{kind}_20250901_{category}_{lot:04}.xml"

    def request(self, operation: str, category: Category, key: str, content: str) -> str:
        subject = "categorieStructure" if category is Category.SCHOOL else "categoriePersonne"
        return (
            f"<{operation}Request>\n"
            f'<operationalAttributes><attr name="{subject}"><value>{category}</value></attr>'
            f"</operationalAttributes>\n<identifier><id>{key}</id></identifier>\n{content}</{operation}Request>\n\n"
        )

    def add(
        self, key: str = "1", category: Category = Category.PUPIL, join: str | None = None, **said: object
    ) -> str:
        attributes = {JOIN[category]: key if join is None else join, **SAID[category], **said}
        items = "".join(
            f'<attr name="{name}">{self.values(value)}</attr>\n' for name, value in attributes.items()
        )
        return self.request("add", category, key, f"<attributes>\n{items}</attributes>\n")

    def modify(self, key: str = "1", category: Category = Category.PUPIL, **said: object) -> str:
        items = "".join(
            f'<modification name="{name}" operation="replace">{self.values(value)}</modification>\n'
            for name, value in said.items()
        )
        return self.request("modify", category, key, f"<modifications>\n{items}</modifications>\n")

    def delete(self, key: str = "1", category: Category = Category.PUPIL) -> str:
        return self.request("delete", category, key, "")

    def values(self, value: object) -> str:
        texts = value if isinstance(value, tuple) else (value,)
        return "".join(f"<value>{escape(str(text))}</value>" if text else "<value/>" for text in texts)

    def document(self, *requests: str, prologue: str = PROLOGUE, header: str = "") -> str:
        return f"{prologue}<ficAlimMENESR>\n{header}\n{''.join(requests)}</ficAlimMENESR>\n"

    def complet(self, folder: Path, **replaced: bytes | str | None) -> Path:
        """A whole Complet of one record each; `Eleve=b"…"` replaces a file, None removes it."""
        folder.mkdir(exist_ok=True)
        for category in Category:
            content = replaced.get(category, self.document(self.add("1", category)))
            if content is not None:
                data = content.encode() if isinstance(content, str) else content
                (folder / self.name(category)).write_bytes(data)
        return folder

    def single(
        self, content: bytes | str, *, kind: str = "Complet", category: Category = Category.PUPIL,
        window: int = 1 << 20,
    ) -> Delivery:  # fmt: skip
        """One file alone, without the checks on names."""
        data = content.encode() if isinstance(content, str) else content
        source = Bytes(self.name(category, kind=kind), data)
        with source.open() as stream:
            traits = inspect(stream, window)
        file = DeliveryFile(source.name, category, 0, source, traits)
        return Delivery("ENT1DVA-ESSAI", DeliveryKind(kind), DAY, (file,), b"")

    def read(
        self, delivery: Delivery | Path, *, known: Collection[tuple[Category, bytes]] = (),
        window: int = 1 << 20,
    ) -> Outcome:  # fmt: skip
        sink, messages, counts, errors = Collector(), Messages(), {}, ()
        try:
            if isinstance(delivery, Path):
                delivery = open_delivery([delivery])
            counts = read(delivery, sink, messages, known=known, window=window)
        except DeliveryRefused as refusal:
            errors = refusal.messages
        return Outcome(sink.records, sink.known, sink.shielded, messages, counts, errors)


@pytest.fixture(scope="session")
def aaf() -> Aaf:
    return Aaf()
