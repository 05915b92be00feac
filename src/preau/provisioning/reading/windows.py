"""A file seen through windows, so that memory does not grow with it."""

from collections.abc import Callable, Iterator
from typing import Protocol

from preau.provisioning.reading.faults import Fault
from preau.provisioning.types import Code

WINDOW = 1 << 17
"""Bytes read at once: what is looked at several times stays near the processor."""
LONGEST = 1 << 20
"""No sound record is longer (bytes); nor is anything that must be kept until its end is seen."""


class Stream(Protocol):
    def read(self, size: int, /) -> bytes: ...


def blocks(stream: Stream, window: int, *, progress: Callable[[int], None] | None = None) -> Iterator[bytes]:
    """Windows moved to end after a `>`: no tag, reference, line end or character is ever cut in two."""
    rest = b""
    while read := stream.read(window):
        if progress:
            progress(len(read))
        end = read.rfind(b">") + 1
        if end:
            yield rest + read[:end]
            rest = read[end:]
        else:
            rest += read
        if len(rest) > LONGEST:
            raise oversized()
    if rest:
        yield rest


def oversized(line: int | None = None) -> Fault:
    return Fault(Code.XML_FORBIDDEN, "Un enregistrement ou une balise dépasse 1 Mo.", line=line)
