from dataclasses import dataclass

from django.core.paginator import Page, Paginator

from preau.core.accounts.actor import Actor
from preau.core.search.contributions import Result, Searchable
from preau.core.search.words import asked_words
from preau.kernel.registry import contributions

FIRST, PER_PAGE = 5, 20


@dataclass(frozen=True, slots=True)
class Found:
    """Things of one kind: how many, and those that are shown."""

    kind: Searchable
    count: int
    results: list[Result]

    @property
    def more(self) -> bool:
        return self.count > len(self.results)


def found(actor: Actor, asked: str) -> list[Found]:
    """The first of each kind; nothing for less than two letters."""
    if not asked_words(asked):
        return []
    each = [first_of(kind, actor, asked) for kind in contributions(Searchable)]
    return [one for one in each if one.count]


def first_of(kind: Searchable, actor: Actor, asked: str) -> Found:
    matches = kind.matches(actor, asked)
    return Found(kind, matches.count(), kind.results(actor, list(matches[:FIRST]), asked))


def kind_named(label: str) -> Searchable | None:
    return next((kind for kind in contributions(Searchable) if kind.label == label), None)


def page_of(kind: Searchable, actor: Actor, asked: str, *, number: str | None) -> tuple[Page[object], Found]:
    """All of one kind, twenty at a time."""
    page = Paginator(kind.matches(actor, asked), PER_PAGE).get_page(number)
    return page, Found(kind, page.paginator.count, kind.results(actor, list(page), asked))
