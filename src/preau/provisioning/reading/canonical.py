"""
The fast reading of one `addRequest` written as all known exports write it.

The expressions accept only text that is well-formed by itself and follows the grammar, so that what they
accept needs no parser; whatever they decline goes through one. A test holds both readings equal.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from itertools import chain

from preau.provisioning.reading.entities import ESCAPED_TWICE
from preau.provisioning.reading.requests import Request
from preau.provisioning.types import Operation

BLANK = r"[ \t\r\n]*+"
TEXT = (
    r"[^<&\r\]\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e"
    r"\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\uf8ff\ufeff\ufff9-\uffff]*+"
)
"""Neither markup, nor a sign that nobody sees (`legible.py`), nor what XML forbids."""
REFERENCE = r"&(?:amp|lt|gt|quot|apos|#39);"
VALUE = rf"{TEXT}(?:{REFERENCE}{TEXT})*+"
HEAD = re.compile(
    rf'<addRequest>{BLANK}<operationalAttributes>{BLANK}<attr name="([A-Za-z]++)">{BLANK}'
    rf"<value>([A-Za-z]++)</value>{BLANK}</attr>{BLANK}</operationalAttributes>{BLANK}"
    rf"<identifier>{BLANK}<id>({TEXT})</id>{BLANK}</identifier>{BLANK}<attributes>{BLANK}(?=<attr )"
)
CONTENT = (
    rf'">{BLANK}<value(?:/>|>({VALUE})</value>){BLANK}'
    rf"((?:<value(?:/>|>{VALUE}</value>){BLANK})*+)</attr>{BLANK}"
)
TAIL = "</attributes>"
ITEM_OR_JUNK = re.compile(rf'<attr name="([A-Za-z]++){CONTENT}|{TAIL}\Z|([\s\S])')
MORE = re.compile(r"<value>([^<]+)</value>")
LETTER = re.compile("&#(1[6-9][0-9]|[2-6][0-9]{2}|7[0-5][0-9]|78[4-9][0-9]|79[0-2][0-9]);")
"""Latin letters and signs, 160 to 759 and 7840 to 7929 (Vietnamese): none is markup, none combines."""
MEANINGS = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'", "&#39;": "'"}
ANY_REFERENCE = re.compile("&[^;]+;")


Item = tuple[str, str, str]
"""Name, first value, and the other values as written."""


class CanonicalReader:
    """Reads the requests of one file; most list the same attributes, so those of the first are learnt."""

    def __init__(self) -> None:
        self.names: tuple[str, ...] = ()
        self.layout = re.compile(r"(?!)")

    def understand(self, chunk: bytes, line: int) -> Request | None:
        """Read a request without its end tag; None when it must be parsed."""
        text = LETTER.sub(letter, chunk.decode())
        head = HEAD.match(text)
        if head is None or not (chunk.isascii() or sound(text)):
            return None
        items = self.items(text, head.end())
        attributes = None if items is None else gathered(items, decoded if "&" in text else str.strip)
        if attributes is None:
            return None
        return Request(Operation.ADD, (head[1], head[2]), head[3].strip(), attributes, line)

    def items(self, text: str, start: int) -> Iterable[Item] | None:
        match = self.layout.fullmatch(text, start)
        if match:
            groups = match.groups("")
            return zip(self.names, groups[::2], groups[1::2], strict=True)
        found = ITEM_OR_JUNK.findall(text, start)
        if not text.endswith(TAIL) or any(junk for *_, junk in found):
            return None
        items = [item[:3] for item in found[:-1]]
        if not self.names:
            self.names = tuple(name for name, *_ in items)
            self.layout = re.compile("".join(f'<attr name="{name}{CONTENT}' for name in self.names) + TAIL)
        return items


def sound(text: str) -> bool:
    """Composed, and without the rarer signs beyond 65,535, of which `TEXT` knows nothing."""
    return unicodedata.is_normalized("NFC", text) and len(text.encode("utf-16-le")) == 2 * len(text)


def gathered(items: Iterable[Item], ready: Callable[[str], str]) -> dict[str, tuple[str, ...]] | None:
    attributes: dict[str, tuple[str, ...]] = {}
    for name, first, more in items:
        if name in attributes:
            return None
        if more:
            values = tuple(filter(None, map(ready, (first, *MORE.findall(more)))))
            if values:
                attributes[name] = values
        elif first and (value := ready(first)):
            attributes[name] = (value,)
    twice_escaped = ready is decoded and any(map(ESCAPED_TWICE.search, chain(*attributes.values())))
    return None if twice_escaped else attributes


def decoded(text: str) -> str:
    return ANY_REFERENCE.sub(lambda match: MEANINGS[match[0]], text).strip()


def letter(match: re.Match[str]) -> str:
    return chr(int(match[1]))
