"""
French typography for the screen, without altering what is stored.

Everything here is idempotent and leaves HTML tags, entities, links and addresses alone.
"""

import re

NARROW = "\u202f"
FIXED = "\u00a0"
SPACE = f"[ {FIXED}{NARROW}]"
LETTER = r"[^\W\d_]"
CLOSING = r"[\w)»…%€]"
UNITS = "h|min|km|cm|kg|Ko|Mo|Go|%|€"

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
    spoken = typo(name)
    if spoken.isupper() or spoken.islower():
        return re.sub(rf"{LETTER}+", lambda word: word[0].capitalize(), spoken)
    return spoken
