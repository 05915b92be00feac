from dataclasses import dataclass

from preau.kernel.events.types import Event


@dataclass(frozen=True)
class ProverbShown(Event):
    proverb_id: int
