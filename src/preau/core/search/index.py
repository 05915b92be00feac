"""The index, whatever the database: write what can be found, find it, make it anew."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.db.models import Case, QuerySet, When

from preau.core.search.engines import engine, holding
from preau.core.search.models import Document
from preau.kernel.text import folded

BATCH = 500
WORDS = ("space", "at", "title_words", "body_words")


@dataclass(frozen=True, slots=True)
class Text:
    """What a thing says, where and since when."""

    title: str
    body: str
    space_id: int
    at: datetime


def document_of(kind: str, key: int, text: Text) -> Document:
    return Document(
        kind=kind,
        key=key,
        space_id=text.space_id,
        at=text.at,
        title_words=folded(text.title),
        body_words=folded(text.body),
    )


def write(documents: Iterable[Document]) -> None:
    Document._base_manager.bulk_create(
        documents, batch_size=BATCH, update_conflicts=True, unique_fields=["kind", "key"], update_fields=WORDS
    )


def drop(kind: str, key: int) -> None:
    Document._base_manager.filter(kind=kind, key=key).delete()


def matching(words: list[str]) -> QuerySet[Document]:
    """Those that hold every word: first those that hold them all in their title, then the newest."""
    first = Case(When(pk__in=holding(words, title_only=True), then=0), default=1)
    return Document.objects.filter(pk__in=holding(words)).order_by(first, "-at", "-pk")


@transaction.atomic
def remake(kinds: dict[str, Iterable[tuple[int, Text]]]) -> dict[str, int]:
    """Forget everything, then write each kind again; how many of each."""
    Document._base_manager.all().delete()
    counts = {kind: remake_kind(kind, things) for kind, things in kinds.items()}
    if repair := engine().repair:
        with connection.cursor() as cursor:
            cursor.execute(repair)
    return counts


def remake_kind(kind: str, things: Iterable[tuple[int, Text]]) -> int:
    count, batch = 0, list[Any]()
    for key, text in things:
        batch.append(document_of(kind, key, text))
        if len(batch) == BATCH:
            write(batch)
            count, batch = count + len(batch), []
    write(batch)
    return count + len(batch)
