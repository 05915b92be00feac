"""The fast path: bytes cut at `</addRequest>`, recognised by their digest, parsed only when they are new."""

from hashlib import blake2b
from typing import Protocol

from preau.provisioning.reading.gate import ROOT, Gate
from preau.provisioning.reading.inspection import END, HEADER
from preau.provisioning.reading.plain import Node, RequestParser
from preau.provisioning.reading.windows import LONGEST, oversized

OPENING, CLOSING = f"<{ROOT}>".encode(), f"</{ROOT}>".encode()


class ChunkReader(Protocol):
    def recognised(self, digest: bytes) -> bool:
        """The chunk is known: it was sound when it was first read, nothing remains to be done."""

    def canonical(self, chunk: bytes, digest: bytes, line: int) -> bool:
        """The chunk is written as expected and says nothing remarkable: its record is taken."""

    def node(self, node: Node, digest: bytes | None) -> None:
        """A request that had to be parsed."""


class Cutter:
    """
    Reads the blocks of a cuttable file.

    Chunks that are recognised or canonical are well-formed by themselves; the gate sees the rest of the
    document, with line ends in their place.
    """

    def __init__(self, reader: ChunkReader, person: bytes) -> None:
        self.reader = reader
        self.person = person
        self.gate = Gate()
        self.header_seen = False
        self.pending = b""
        self.line = 1
        self.unseen = 0

    def feed(self, block: bytes) -> None:
        data = self.pending + block
        if not self.header_seen:
            data = self.after_header(data)
        if not self.header_seen:
            self.pending = data
            return
        *parts, self.pending = data.split(END)
        for part in parts:
            self.part(part)
        if len(self.pending) > 2 * LONGEST:
            raise oversized(self.line)
        self.show(b"")

    def after_header(self, data: bytes) -> bytes:
        match = HEADER.match(data)
        if match is None:
            return data
        self.header_seen = True
        self.show(data[: match.end()])
        return data[match.end() :]

    def part(self, part: bytes) -> None:
        chunk = part.strip()
        digest = blake2b(chunk, digest_size=16, person=self.person).digest()
        lines = part.count(b"\n")
        if self.reader.recognised(digest):
            self.line += lines
            self.unseen += lines
            return
        first = self.line + part.count(b"\n", 0, part.index(chunk))
        if len(chunk) > LONGEST:
            raise oversized(first)
        if self.reader.canonical(chunk, digest, first):
            self.line += lines
            self.unseen += lines
        else:
            self.parse(part + END, digest)

    def parse(self, piece: bytes, digest: bytes) -> None:
        start = self.line
        self.show(piece)
        parser = RequestParser(lambda node: self.reader.node(node, digest), first_line=start)
        parser.feed(OPENING + piece + CLOSING, last=True)

    def close(self) -> None:
        start = self.line
        self.show(self.pending)
        self.gate.close()
        if self.pending.strip() != CLOSING:
            parser = RequestParser(lambda node: self.reader.node(node, None), first_line=start)
            parser.feed(OPENING + self.pending, last=True)

    def show(self, piece: bytes) -> None:
        self.gate.feed(b"\n" * self.unseen + piece)
        self.unseen = 0
        self.line += piece.count(b"\n")
