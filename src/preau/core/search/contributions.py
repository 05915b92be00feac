"""What can be found: by the index, or by a query of its own."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import KW_ONLY, dataclass, fields, replace
from typing import Any

from django.db.models import Exists, Model, OuterRef, QuerySet
from django.utils.safestring import SafeString

from preau.core.accounts.actor import Actor
from preau.core.search import index
from preau.core.search.index import Text
from preau.core.search.words import asked_words, excerpt, marked
from preau.kernel.events.types import Event, Follower
from preau.kernel.registry import Contribution, Misdeclared
from preau.ui.types import Row, Words


@dataclass(frozen=True, slots=True)
class Result:
    """A row whose title marks the words found, and what stands around them in the text."""

    row: Row
    excerpt: SafeString | None = None


@dataclass(frozen=True)
class Searchable(Contribution):
    """A kind of thing that can be found, within what the actor may see."""

    label: str
    title: Words

    def matches(self, actor: Actor, asked: str) -> QuerySet[Any]:
        raise NotImplementedError

    def results(self, actor: Actor, found: Sequence[Any], asked: str) -> list[Result]:
        raise NotImplementedError


@dataclass(frozen=True)
class Listed(Searchable):
    """Found by a query of its own, in its own order."""

    _: KW_ONLY
    find: Callable[[Actor, str], QuerySet[Any]]
    show: Callable[[Actor, Sequence[Any]], list[Row]]

    def matches(self, actor: Actor, asked: str) -> QuerySet[Any]:
        return self.find(actor, asked)

    def results(self, actor: Actor, found: Sequence[Any], asked: str) -> list[Result]:
        words, rows = asked_words(asked), self.show(actor, found)
        return [Result(replace(row, title=marked(str(row.title), words))) for row in rows]


@dataclass(frozen=True)
class Indexed(Searchable, Follower):
    """
    Found by its words.

    `kept` narrows rows to what can be found at all, `visible` gives those of an actor by the service's own rule.
    Each event of `on` carries the key of one thing, whose words are written or dropped in the same transaction.
    """

    _: KW_ONLY
    model: type[Model]
    on: tuple[type[Event], ...]
    kept: Callable[[QuerySet[Any]], QuerySet[Any]]
    visible: Callable[[Actor], QuerySet[Any]]
    text: Callable[[Any], Text]
    row: Callable[[Any], Row]

    def check(self) -> None:
        if any(len(fields(event)) != 1 for event in self.on):
            raise Misdeclared(f"recherche « {self.label} » : un événement porte la clé d'une seule chose.")

    def follow(self, event: Event) -> None:
        if type(event) in self.on:
            self.write(getattr(event, fields(event)[0].name))

    def write(self, key: int) -> None:
        thing = self.kept(self.model._base_manager.filter(pk=key)).first()
        if thing is None:
            index.drop(self.label, key)
        else:
            index.write([index.document_of(self.label, key, self.text(thing))])

    def everything(self) -> Iterator[tuple[int, Text]]:
        for thing in self.kept(self.model._base_manager.all()).iterator():
            yield thing.pk, self.text(thing)

    def matches(self, actor: Actor, asked: str) -> QuerySet[Any]:
        """Asked of each document that holds the words: joined as two lists, SQLite multiplies them."""
        mine = self.visible(actor).filter(pk=OuterRef("key"))
        return index.matching(asked_words(asked)).filter(Exists(mine), kind=self.label)

    def results(self, actor: Actor, found: Sequence[Any], asked: str) -> list[Result]:  # noqa: ARG002 (the same for all)
        words = asked_words(asked)
        things = self.kept(self.model._base_manager.all()).in_bulk([document.key for document in found])
        return [self.result(things[one.key], words) for one in found if one.key in things]

    def result(self, thing: Any, words: list[str]) -> Result:
        text, row = self.text(thing), self.row(thing)
        return Result(replace(row, title=marked(text.title, words)), excerpt(text.body, words))
