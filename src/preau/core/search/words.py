"""Words as they are asked, found and shown."""

import re

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from preau.kernel.text import folded

SHORTEST, MOST_WORDS = 2, 8
WORD = re.compile(r"[^\W_]+")
AROUND = 60


def asked_words(text: str) -> list[str]:
    """
    What a found thing must hold, each as the beginning of a word; none for less than two letters.

    The final s or x of a long word is dropped: « sorties » finds « sortie ». Lone letters are, too: « l’école ».
    """
    words = [word for word in folded(text).split() if len(word) >= SHORTEST]
    return [singular(word) for word in words[:MOST_WORDS]]


def singular(word: str) -> str:
    return word[:-1] if len(word) > 4 and word[-1] in "sx" else word


def marked(text: str, asked: list[str]) -> SafeString:
    """The text, escaped, with the words that begin as asked between `mark`s."""
    pieces, end = [], 0
    for word in found_in(text, asked):
        pieces += [escape(text[end : word.start()]), format_html("<mark>{}</mark>", word[0])]
        end = word.end()
    return mark_safe("".join([*pieces, escape(text[end:])]))  # noqa: S308 (each piece is escaped)


def found_in(text: str, asked: list[str]) -> list[re.Match[str]]:
    return [word for word in WORD.finditer(text) if folded(word[0]).startswith(tuple(asked))]


def excerpt(text: str, asked: list[str]) -> SafeString | None:
    """What stands around the first word found, marked; nothing where none is."""
    line = " ".join(text.split())
    first = next(iter(found_in(line, asked)), None)
    if first is None:
        return None
    start, end = max(first.start() - AROUND, 0), min(first.end() + AROUND, len(line))
    start = line.find(" ", start) + 1 if start else 0
    end = line.rfind(" ", first.end(), end) if end < len(line) and " " in line[first.end() : end] else end
    before, after = "… " if start else "", " …" if end < len(line) else ""
    return format_html("{}{}{}", before, marked(line[start:end], asked), after)
