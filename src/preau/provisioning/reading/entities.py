"""Named HTML entities, which XML does not know and real exports contain."""

import html
import re
from collections.abc import Callable, Iterable, Iterator
from html.entities import html5

NAMED = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]*;)")
ESCAPED_TWICE = re.compile(r"&(#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]*);")


def translated(blocks: Iterable[bytes], told: Callable[[int], None]) -> Iterator[bytes]:
    """Write named entities as numeric references; `told` hears the line of each."""
    line = 1
    for block in blocks:
        pieces: list[bytes] = []
        done = 0
        for match in NAMED.finditer(block):
            character = html5.get(match[1].decode())
            if character is None:
                continue
            before = block[done : match.start()]
            line += before.count(b"\n")
            told(line)
            pieces += before, b"".join(b"&#%d;" % ord(letter) for letter in character)
            done = match.end()
        line += block.count(b"\n", done)
        yield b"".join(pieces) + block[done:]


def unescaped(value: str) -> str:
    """`R&amp;D`, once parsed, may still hold a reference: it had been escaped twice."""
    return ESCAPED_TWICE.sub(lambda match: html.unescape(match[0]), value) if "&" in value else value
