"""One cheap pass over a file before it is read: digest, encoding, and which reading suits it."""

import re
from dataclasses import dataclass
from hashlib import blake2b

from preau.provisioning.reading import encoding
from preau.provisioning.reading.entities import NAMED
from preau.provisioning.reading.windows import Stream, blocks

HEADER = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:<\?xml\s[^<>?]*+\?>)?\s*+"
    rb'(?:<!DOCTYPE\s++ficAlimMENESR\s++SYSTEM\s++"ficAlimMENESR\.dtd"\s*+>)?\s*+'
    rb"<ficAlimMENESR>\s*+(?:<!--(?:[^-]|-(?!->))*+-->\s*+)*+(?=<[A-Za-z/])"
)
"""Everything before the first request, in the form that all known exports share."""
LONGEST_HEADER = 1 << 16
END = b"</addRequest>"
ODD_END = re.compile(rb"</addRequest(?!>)")
LONE_RETURN = re.compile(rb"\r(?!\n)")


@dataclass(frozen=True, slots=True)
class Traits:
    """
    What the first pass learnt of a file.

    `cuttable`: nothing after the header could hide an end tag (comment, CDATA, instruction, odd spacing), so
    that the bytes may be cut at `</addRequest>` without being parsed.
    """

    size: int
    digest: bytes
    encoding: str
    encoding_guessed: bool
    named_entities: bool
    cuttable: bool


def inspect(stream: Stream, window: int) -> Traits:
    """Fault for a file that cannot be decoded or holds something endless."""
    digest, guess, shape = blake2b(digest_size=32), encoding.EncodingGuess(), Shape()
    size, declared = 0, encoding.UTF_8
    for block in blocks(stream, window):
        if not size:
            declared = encoding.declared_encoding(block)
        size += len(block)
        digest.update(block)
        guess.look(block)
        shape.look(block)
    name, guessed = guess.decide(declared)
    return Traits(size, digest.digest(), name, guessed, shape.named_entities, shape.cuttable)


class Shape:
    """How a file is written, seen without parsing it."""

    def __init__(self) -> None:
        self.head = b""
        self.in_header = True
        self.sound = True
        self.named_entities = False

    @property
    def cuttable(self) -> bool:
        return self.sound and not self.in_header

    def look(self, block: bytes) -> None:
        self.named_entities = self.named_entities or bool(NAMED.search(block))
        self.sound = self.sound and line_ends_are_usual(block)
        if self.in_header:
            block = self.after_header(block)
        self.sound = self.sound and ends_are_literal(block)

    def after_header(self, block: bytes) -> bytes:
        """Return what follows the header; nothing while its end has not been seen."""
        self.head += block
        match = HEADER.match(self.head)
        self.sound = self.sound and len(self.head) <= LONGEST_HEADER + len(block)
        if match is None and self.sound:
            return b""
        self.in_header, rest, self.head = False, self.head[match.end() if match else 0 :], b""
        return rest


def line_ends_are_usual(block: bytes) -> bool:
    return LONE_RETURN.search(block) is None


def ends_are_literal(block: bytes) -> bool:
    """A single byte is found ten times faster than two, and records hold few of these."""
    hiding = (b"!" in block and b"<!" in block) or (b"?" in block and b"<?" in block)
    return not hiding and ODD_END.search(block) is None
