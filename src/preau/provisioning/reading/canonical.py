"""
The fast reading of one `addRequest` written as all known exports write it.

The expressions accept only text that is well-formed by itself and follows the grammar, so that what they
accept needs no parser; whatever they decline goes through one. A test holds both readings equal.
"""

import re
import unicodedata
from itertools import chain

from preau.provisioning.reading.entities import ESCAPED_TWICE
from preau.provisioning.reading.requests import Request
from preau.provisioning.types import Operation

BLANK = r"[ \t\r\n]*+"
TEXT = r"[^<&\r\]\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]*+"
REFERENCE = r"&(?:amp|lt|gt|quot|apos|#39);"
VALUE = rf"{TEXT}(?:{REFERENCE}{TEXT})*+"
HEAD = re.compile(
    rf'<addRequest>{BLANK}<operationalAttributes>{BLANK}<attr name="([A-Za-z]++)">{BLANK}'
    rf"<value>([A-Za-z]++)</value>{BLANK}</attr>{BLANK}</operationalAttributes>{BLANK}"
    rf"<identifier>{BLANK}<id>({TEXT})</id>{BLANK}</identifier>{BLANK}<attributes>{BLANK}(?=<attr )"
)
ITEM_OR_JUNK = re.compile(
    rf'<attr name="([A-Za-z]++)">{BLANK}<value(?:/>|>({VALUE})</value>){BLANK}'
    rf"((?:<value(?:/>|>{VALUE}</value>){BLANK})*+)</attr>{BLANK}"
    r"|</attributes>\Z|([\s\S])"
)
MORE = re.compile(r"<value>([^<]+)</value>")
LETTER = re.compile("&#(1[6-9][0-9]|[2-6][0-9]{2}|7[0-5][0-9]);")
"""References to letters and signs, from 160 to 759: none is markup, none combines with another."""
MEANINGS = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'", "&#39;": "'"}
ANY_REFERENCE = re.compile("&[^;]+;")


def understand(chunk: bytes, line: int) -> Request | None:
    """Read a request without its end tag; None when it must be parsed."""
    text = LETTER.sub(letter, chunk.decode())
    head = HEAD.match(text)
    if head is None or not text.endswith("</attributes>"):
        return None
    if not chunk.isascii() and not unicodedata.is_normalized("NFC", text):
        return None
    attributes = attributes_in(text, head.end())
    if attributes is None:
        return None
    return Request(Operation.ADD, (head[1], head[2]), head[3].strip(), attributes, line)


def attributes_in(text: str, start: int) -> dict[str, tuple[str, ...]] | None:
    ready = decoded if "&" in text else str.strip
    attributes: dict[str, tuple[str, ...]] = {}
    for name, first, more, junk in ITEM_OR_JUNK.findall(text, start):
        if junk or name in attributes:
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
