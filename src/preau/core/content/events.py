from dataclasses import dataclass

from preau.kernel.events.types import Event


@dataclass(frozen=True)
class ReviewAsked(Event):
    review_id: int


@dataclass(frozen=True)
class ReviewDecided(Event):
    """Accepted, sent back, refused, or taken back by its author."""

    review_id: int
