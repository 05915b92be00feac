"""
The fast reading of one `addRequest` written as all known exports write it.

The expressions accept only text that is well-formed by itself and follows the grammar, so that what they
accept needs no parser; whatever they decline goes through one. A test holds both readings equal.
"""

import re

from preau.provisioning.reading.entities import ESCAPED_TWICE
from preau.provisioning.reading.requests import Request, clean
from preau.provisioning.types import Operation

BLANK = r"[ \t\r\n]*+"
TEXT = r"[^<&\r\]\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]*+"
REFERENCE = r"&(?:amp|lt|gt|quot|apos|#(?:3[2-9]|[4-9][0-9]|[1-9][0-9]{2,3}));"
"""Every number from 32 to 9999 is a character that XML allows; exports use few others."""
VALUE = rf"{TEXT}(?:{REFERENCE}{TEXT})*+"
HEAD = re.compile(
    rf'<addRequest>{BLANK}<operationalAttributes>{BLANK}<attr name="([A-Za-z]++)">{BLANK}'
    rf"<value>([A-Za-z]++)</value>{BLANK}</attr>{BLANK}</operationalAttributes>{BLANK}"
    rf"<identifier>{BLANK}<id>({TEXT})</id>{BLANK}</identifier>{BLANK}<attributes>{BLANK}"
)
ITEM = re.compile(
    rf'<attr name="([A-Za-z]++)">{BLANK}<value(?:/>|>({VALUE})</value>){BLANK}'
    rf"((?:<value(?:/>|>{VALUE}</value>){BLANK})*+)</attr>{BLANK}"
)
MORE = re.compile(r"<value>([^<]+)</value>")
NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
ANY_REFERENCE = re.compile("&([^;]+);")
TAIL = "</attributes>"


def understand(text: str, line: int) -> Request | None:
    """Read a request without its end tag; None when it must be parsed."""
    head = HEAD.match(text)
    if head is None:
        return None
    parts = ITEM.split(text[head.end() :])
    if len(parts) == 1 or parts[-1] != TAIL or any(parts[:-1:4]):
        return None
    attributes: dict[str, tuple[str, ...]] = {}
    for name, first, more in zip(parts[1::4], parts[2::4], parts[3::4], strict=True):
        if not first and not more:
            continue
        texts = [first or "", *MORE.findall(more)] if more else [first]
        values = tuple(value for value in map(decoded, texts) if value)
        if name in attributes or any("&" in value and ESCAPED_TWICE.search(value) for value in values):
            return None
        if values:
            attributes[name] = values
    return Request(Operation.ADD, (head[1], head[2]), clean(head[3]), attributes, line)


def decoded(text: str) -> str:
    return clean(ANY_REFERENCE.sub(character, text) if "&" in text else text)


def character(match: re.Match[str]) -> str:
    name = match[1]
    return chr(int(name[1:])) if name[0] == "#" else NAMED[name]
