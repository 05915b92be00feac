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

    The gate sees the header; each chunk is then recognised, or canonical (both well-formed by themselves), or
    parsed; what follows the last one must close the root.
    """

    def __init__(self, reader: ChunkReader, person: bytes) -> None:
        self.reader = reader
        self.person = person
        self.header_seen = False
        self.pending = b""
        self.line = 1

    def feed(self, block: bytes) -> None:
        self.pending += block
        if not self.header_seen:
            self.read_header()
        if self.header_seen:
            *parts, self.pending = self.pending.split(END)
            for part in parts:
                self.read_part(part)
        if len(self.pending) > LONGEST:
            raise oversized(self.line_of_first_tag(self.pending))

    def read_header(self) -> None:
        match = HEADER.match(self.pending)
        if match:
            gate = Gate()
            gate.feed(match[0] + CLOSING)
            gate.close()
            self.header_seen = True
            self.pending = self.pending[match.end() :]
            self.line += match[0].count(b"\n")

    def read_part(self, part: bytes) -> None:
        chunk = part.strip()
        digest = blake2b(chunk, digest_size=16, person=self.person).digest()
        if not self.reader.recognised(digest):
            line = self.line_of_first_tag(part)
            if len(chunk) > LONGEST:
                raise oversized(line)
            if not self.reader.canonical(chunk, digest, line):
                self.parse(OPENING + part + END + CLOSING, digest)
        self.line += part.count(b"\n")

    def line_of_first_tag(self, part: bytes) -> int:
        return self.line + part.count(b"\n", 0, part.find(b"<"))

    def parse(self, piece: bytes, digest: bytes | None) -> None:
        parser = RequestParser(lambda node: self.reader.node(node, digest), first_line=self.line)
        parser.feed(piece, last=True)
        parser.release()

    def close(self) -> None:
        if self.pending.strip() != CLOSING:
            self.parse(OPENING + self.pending, None)
