"""What the mirror must keep of one key when a delivery speaks of it, once or several times. Pure."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from preau.provisioning.mirroring import canonical
from preau.provisioning.types import Category, Code, Message, Messages, Operation

REQUIRED = ("ENTPersonNom", "ENTPersonPrenom")


class Heard(NamedTuple):
    """One request about a key; `text` is canonical, `ignored` names attributes with an unusable value."""

    category: Category
    key: str
    operation: Operation
    text: str
    raw: bytes | None
    ignored: str
    file: str
    line: int | None


class Old(NamedTuple):
    """What the mirror holds of the key; `again` is true where the delivery also repeats it byte for byte."""

    digest: bytes
    text: Callable[[], str]
    again: bool


class Outcome(NamedTuple):
    """`text` is None where nothing is said any more; `raw` lets the same bytes be recognised next time."""

    text: str | None
    raw: bytes | None


def complet(heard: Sequence[Heard], old: Old | None, messages: Messages) -> Outcome | None:
    """Records that differ are left out and the subject stays as it is (None); identical ones count once."""
    first = heard[0]
    texts = {keeping_ignored(one, old) for one in heard}
    digests = {canonical.digest(text) for text in texts} | ({old.digest} if old and old.again else set())
    if len(digests) > 1:
        say(messages, Code.IDENTIFIER_DUPLICATE, first, "Deux fiches différentes ont le même identifiant.")
        return None
    if len(heard) > 1 or (old and old.again):
        say(messages, Code.DUPLICATE_VALUE, first, "Une fiche est écrite deux fois à l’identique.")
    return Outcome(texts.pop(), first.raw)


def delta(heard: Sequence[Heard], old: Old | None, messages: Messages) -> Outcome | None:
    """Requests follow each other; the last word wins."""
    if len(heard) > 1:
        say(messages, Code.DUPLICATE_VALUE, heard[0], "Un Delta parle deux fois du même identifiant.")
    text = old.text() if old else None
    for one in heard:
        if one.operation == Operation.DELETE:
            text = None
        elif one.operation == Operation.ADD:
            text = keeping_ignored(one, old)
        else:
            text = modified(one, text, messages)
    return None if text is None and old is None else Outcome(text, None)


def modified(one: Heard, text: str | None, messages: Messages) -> str | None:
    """Replace whole attributes; an unknown subject is created if the request names them."""
    if text is None and not canonical.read(one.text).keys() >= set(REQUIRED):
        say(messages, Code.DANGLING_REFERENCE, one, "Un Delta modifie une fiche inconnue.")
        return None
    return canonical.amended(text or "{}", canonical.read(one.text))


def keeping_ignored(one: Heard, old: Old | None) -> str:
    """Where a new value was unusable, the old one stays."""
    if not (one.ignored and old):
        return one.text
    before = canonical.read(old.text())
    return canonical.amended(
        one.text, {name: before[name] for name in one.ignored.split(",") if name in before}
    )


def say(messages: Messages, code: Code, one: Heard, sentence: str) -> None:
    messages.add(Message(code, sentence, file=one.file, line=one.line, key=one.key, category=one.category))
