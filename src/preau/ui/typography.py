"""
French typography for the screen, without altering what is stored.

Everything here is idempotent and leaves HTML tags, entities, links and addresses alone.
"""

import re
import unicodedata

NARROW = "\u202f"
FIXED = "\u00a0"
SPACE = f"[ {FIXED}{NARROW}]"
LETTER = r"[^\W\d_]"
CLOSING = r"[\w)»…%€]"
UNITS = "h|min|km|cm|kg|Ko|Mo|Go|%|€"

STRAY_DOT = "i\u0307"
"""What small letters make of the Turkish İ."""
ELIDING = re.compile(r"[aeiœæ]|o(?!u[aeiouy])|u|y(?![aeiouy])")
NOT_DIALLED = re.compile(r"\(0\)|[^\d+]")
DIALLED = re.compile(r"(?:\+33|0033|0)([1-9]\d{8})")

UNTOUCHED = re.compile(r"(<[^<>]*>|&[#\w]+;|(?:\w+://|mailto:|tel:|www\.)[^\s<>]+|[^\s<>]+@[^\s<>]+)")
RULES = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (rf"(?<={LETTER})'(?={LETTER}|«)", "’"),
        (r"\.{3}", "…"),
        (rf"«{SPACE}*", f"«{NARROW}"),
        (rf"{SPACE}*»", f"{NARROW}»"),
        (rf"(?<={CLOSING}){SPACE}*([;!?]+)(?=[\s)»]|$)", rf"{NARROW}\1"),
        (rf"(?<={CLOSING}){SPACE}*:(?=\s|$)", f"{NARROW}:"),
        (r"\b1ier\b", "1er"),
        (r"\b1[èe]re\b", "1re"),
        (r"(?<=\d)(?<!\b1)i?[èe]me\b", "e"),
        (rf"\b(M\.|MM\.|Mme|Mmes){SPACE}(?=\w)", rf"\1{FIXED}"),
        (rf"(?<=\d){SPACE}(?=(?:{UNITS})(?!\w))", FIXED),
        (rf"(?<=\d{FIXED}h){SPACE}(?=\d\d\b)", FIXED),
    )
)


def typo(text: str) -> str:
    """Apostrophes, narrow spaces before double signs and inside quotation marks, ordinals, units."""
    pieces = UNTOUCHED.split(text)
    return "".join(piece if UNTOUCHED.fullmatch(piece) else set_french(piece) for piece in pieces)


def set_french(text: str) -> str:
    for pattern, replacement in RULES:
        text = pattern.sub(replacement, text)
    return text


def display_name(name: str) -> str:
    """A name stored all in capitals, or all in small letters, as one writes it; a chosen case is kept."""
    spoken = typo(unicodedata.normalize("NFC", name)).replace(STRAY_DOT, "i")
    if spoken.isupper() or spoken.islower():
        return re.sub(rf"{LETTER}+", lambda word: capitalised(word[0]), spoken)
    return spoken


def capitalised(word: str) -> str:
    return word.capitalize().replace(STRAY_DOT, "i")


def elided(word: str, name: str) -> str:
    """`d’Adam`, `de Hugo`: an h, mute or not, keeps its « de », and so does a glide (`de Yanis`, `de Ouassim`)."""
    plain = "".join(
        sign for sign in unicodedata.normalize("NFD", name).casefold() if not unicodedata.combining(sign)
    )
    return f"{word[:-1]}’{name}" if ELIDING.match(plain) else f"{word} {name}"


def number(count: int) -> str:
    """`1 250`."""
    return f"{count:,}".replace(",", NARROW)


def phone(written: str) -> str:
    """A French number as it is dialled from France, `01 23 45 67 89`; any other is left as written."""
    digits = DIALLED.fullmatch(NOT_DIALLED.sub("", written))
    return FIXED.join(re.findall("..", f"0{digits[1]}")) if digits else written
