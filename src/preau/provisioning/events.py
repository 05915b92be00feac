from dataclasses import dataclass

from preau.kernel.events.types import Event


@dataclass(frozen=True)
class SenderRegistered(Event):
    sender_id: int


@dataclass(frozen=True)
class SenderRevoked(Event):
    sender_id: int
