from dataclasses import dataclass

from preau.kernel.events.types import Event


@dataclass(frozen=True)
class SenderRegistered(Event):
    sender_id: int


@dataclass(frozen=True)
class SenderRevoked(Event):
    sender_id: int


@dataclass(frozen=True)
class ReceptionConcluded(Event):
    """A delivery that arrived was read, known or refused."""

    reception_id: int


@dataclass(frozen=True)
class SenderHindered(Event):
    """Something kept a sender from sending, for the first time that day."""

    mishap_id: int
