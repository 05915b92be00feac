"""Which encoding a file is really written in: its BOM, else what it declares, else UTF-8."""

import codecs
import re
from collections.abc import Iterable, Iterator

from preau.provisioning.reading.faults import Fault
from preau.provisioning.types import Code

UTF_8 = "utf-8"
LATIN = frozenset({"iso8859-1", "iso8859-15", "cp1252"})
READABLE = LATIN | {UTF_8, "ascii"}
DECLARED = re.compile(rb"""\s*<\?xml\s[^>]*?encoding\s*=\s*["']([^"'>]*)["']""")
ASCII = bytes(range(0x80))
CONTROLS = frozenset(range(0x80, 0xA0))
"""Controls in ISO-8859, letters and quotes in cp1252: their presence betrays the latter."""
UNUSED_IN_CP1252 = frozenset({0x81, 0x8D, 0x8F, 0x90, 0x9D})


class EncodingGuess:
    """Looks at each block once, then decides."""

    def __init__(self) -> None:
        self.utf8 = True
        self.high: set[int] = set()

    def look(self, block: bytes) -> None:
        if block.isascii():
            return
        self.high.update(block.translate(None, ASCII))
        try:
            block.decode(UTF_8)
        except UnicodeDecodeError:
            self.utf8 = False

    def decide(self, declared: str) -> tuple[str, bool]:
        """Name the encoding, and say whether it had to be guessed against what the file says of itself."""
        if self.utf8:
            return UTF_8, bool(self.high) and declared in LATIN
        controls = CONTROLS & self.high
        if declared in LATIN and (declared == "cp1252" or not controls):
            encoding, guessed = declared, False
        else:
            encoding, guessed = ("cp1252" if controls else "iso8859-15"), True
        if encoding == "cp1252" and UNUSED_IN_CP1252 & self.high:
            raise undecodable("ses octets ne correspondent à aucun encodage accepté")
        return encoding, guessed


def declared_encoding(head: bytes) -> str:
    """Normalise what the BOM or the XML declaration of a file says; Fault when it cannot be read here."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0" in head[:4]:
        raise undecodable("il est en UTF-16")
    if head.startswith(codecs.BOM_UTF8):
        return UTF_8
    match = DECLARED.match(head)
    if match is None:
        return UTF_8
    said = match[1].decode("ascii", "replace")
    try:
        name = codecs.lookup(said).name
    except (LookupError, ValueError):
        name = ""
    if name not in READABLE:
        raise undecodable(f"il se déclare en « {said} »")
    return name


def undecodable(why: str) -> Fault:
    return Fault(Code.ENCODING, f"Encodage refusé : {why} (attendu : UTF-8, ISO-8859-1 ou -15, cp1252).")


def in_utf8(blocks: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    """The same text in UTF-8, without BOM."""
    mark = codecs.BOM_UTF8
    for block in blocks:
        text, mark = block.removeprefix(mark), b""
        yield text if encoding == UTF_8 else text.decode(encoding).encode()
