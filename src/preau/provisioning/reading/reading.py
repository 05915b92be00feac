"""Reading a delivery: every request goes to a sink, every message to the run."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypedDict

from preau.provisioning.reading.canonical import CanonicalReader
from preau.provisioning.reading.chunks import Cutter
from preau.provisioning.reading.delivery import Delivery, DeliveryFile
from preau.provisioning.reading.encoding import in_utf8
from preau.provisioning.reading.entities import translated
from preau.provisioning.reading.faults import Fault
from preau.provisioning.reading.plain import Node, RequestParser
from preau.provisioning.reading.records import Findings, Remark, examine, in_first_degree_words
from preau.provisioning.reading.requests import Request, understand
from preau.provisioning.reading.windows import WINDOW, blocks
from preau.provisioning.types import (
    Category,
    Code,
    DeliveryKind,
    DeliveryRefused,
    Known,
    Message,
    Messages,
    Operation,
    Record,
    Sink,
)

ENOUGH = 100
"""Errors of one file after which its reading stops: the rest would say the same."""


class CategoryCount(TypedDict):
    files: int
    records: int


Counts = dict[Category, CategoryCount]


@dataclass(slots=True)
class FileRead:
    """What the reading of one file came to; `place` is its rank in the delivery."""

    place: int
    messages: Messages
    records: int


def read(
    delivery: Delivery,
    sink: Sink,
    messages: Messages,
    *,
    known: Known,
    progress: Callable[[int], None] | None = None,
    window: int = WINDOW,
) -> Counts:
    """
    Read all files in order; `progress` hears how many bytes were just read.

    DeliveryRefused after the first file that holds an error, with all of its errors; what the sink received
    before is then worth nothing.
    """
    places = range(len(delivery.files))
    files = files_read(delivery, places, sink, known=known, progress=progress, window=window)
    return summed(delivery, files, messages)


def files_read(
    delivery: Delivery,
    places: Iterable[int],
    sink: Sink,
    *,
    known: Known,
    progress: Callable[[int], None] | None = None,
    window: int = WINDOW,
) -> Iterator[FileRead]:
    """Read the files of these ranks, up to the first that holds an error."""
    for place in places:
        file, messages = delivery.files[place], Messages()
        reader = FileReader(delivery, file, sink, messages, known=known)
        try:
            reader.read(window, progress)
        except Fault as fault:
            messages.add(fault.in_file(file.name))
        yield FileRead(place, messages, reader.records)
        if messages.errors:
            return


def summed(delivery: Delivery, files: Iterable[FileRead], messages: Messages) -> Counts:
    """Say in the order of the delivery what its files had to say, and count; refuse it at the first error."""
    for warning in delivery.warnings:
        messages.add(warning, subject=warning.file)
    counts: Counts = {}
    for file in files:
        messages.extend(file.messages)
        if messages.errors:
            raise DeliveryRefused(*messages.errors)
        count = counts.setdefault(delivery.files[file.place].category, {"files": 0, "records": 0})
        count["files"] += 1
        count["records"] += file.records
    return counts


class FileReader:
    """One file on its way to the sink."""

    def __init__(
        self, delivery: Delivery, file: DeliveryFile, sink: Sink, messages: Messages, *, known: Known
    ) -> None:
        self.delivery = delivery
        self.file = file
        self.category = file.category
        self.sink = sink
        self.messages = messages
        self.known = known
        self.subject = (SUBJECTS[file.category], str(file.category))
        self.canonical_reader = CanonicalReader()
        self.records = 0
        self.errors = 0

    def read(self, window: int, progress: Callable[[int], None] | None) -> None:
        traits = self.file.traits
        if traits.encoding_guessed:
            self.say(Code.ENCODING_GUESSED, f"Lu en {traits.encoding}, malgré ce que le fichier dit.")
        path: Cutter | RequestParser
        if traits.cuttable and self.delivery.kind is DeliveryKind.COMPLET:
            path = Cutter(self, self.category.encode())
        else:
            path = RequestParser(self.node)
        with self.file.source.open() as stream:
            text = in_utf8(blocks(stream, window, progress=progress), traits.encoding)
            for block in translated(text, self.entity) if traits.named_entities else text:
                path.feed(block)
        path.close()

    def recognised(self, digest: bytes) -> bool:
        if (self.category, digest) not in self.known:
            return False
        self.records += 1
        self.sink.seen(self.category, digest)
        return True

    def canonical(self, chunk: bytes, digest: bytes, line: int) -> bool:
        request = self.canonical_reader.understand(chunk, line)
        if request is None or request.subject != self.subject:
            return False
        findings = examine(request, self.category, delivered=self.delivery.date, legible=True)
        if findings.remarks:
            return False
        self.records += 1
        self.sink.record(self.record(request, findings, digest))
        return True

    def node(self, node: Node, digest: bytes | None = None) -> None:
        self.records += 1
        try:
            request = understand(node)
            self.refuse_misplaced(request)
        except Fault as fault:
            self.errors += 1
            if self.errors == ENOUGH:
                raise
            self.messages.add(fault.in_file(self.file.name))
            return
        request = in_first_degree_words(request, self.category)
        findings = examine(request, self.category, delivered=self.delivery.date)
        for remark in findings.remarks:
            self.remark(remark, request, findings.person)
        if not findings.set_aside:
            self.sink.record(self.record(request, findings, None if findings.remarks else digest))
        elif findings.person:
            self.sink.shield(self.category, findings.person)

    def refuse_misplaced(self, request: Request) -> None:
        if self.delivery.kind is DeliveryKind.COMPLET and request.operation is not Operation.ADD:
            text = f"Un Complet ne contient que des addRequest, pas de {request.operation}Request."
            raise Fault(Code.STRUCTURE, text, line=request.line)
        if request.subject != self.subject:
            text = f"Une requête « {request.subject[1]} » est dans un fichier {self.category}."
            raise Fault(Code.CATEGORY_MISMATCH, text, line=request.line)

    def record(self, request: Request, findings: Findings, digest: bytes | None) -> Record:
        return Record(
            request.operation, self.category, request.key, findings.attributes, raw_digest=digest,
            ignored=findings.ignored, file=self.file.name, line=request.line,
        )  # fmt: skip

    def remark(self, remark: Remark, request: Request, key: str) -> None:
        line = request.lines.get(remark.attribute, request.line)
        self.say(remark.code, remark.text, line=line, key=key, subject=remark.attribute)

    def entity(self, line: int) -> None:
        self.say(Code.HTML_ENTITY, "Une entité HTML a été remplacée par son caractère.", line=line)

    def say(
        self, code: Code, text: str, *, line: int | None = None, key: str | None = None, subject: str = ""
    ) -> None:
        message = Message(code, text, file=self.file.name, line=line, key=key, category=self.category)
        self.messages.add(message, subject=subject)


SUBJECTS = dict.fromkeys(Category, "categoriePersonne") | {Category.SCHOOL: "categorieStructure"}
"""The attribute by which a request names its category."""
