from dataclasses import dataclass

from preau.kernel.events.types import Event


@dataclass(frozen=True)
class NewsPublished(Event):
    news_id: int


@dataclass(frozen=True)
class NewsRevised(Event):
    news_id: int


@dataclass(frozen=True)
class NewsToldAgain(Event):
    news_id: int


@dataclass(frozen=True)
class NewsWithdrawn(Event):
    news_id: int
