"""What happens, and who wants to know."""

from collections.abc import Callable
from dataclasses import KW_ONLY, dataclass, fields
from typing import Generic, TypeVar, get_type_hints

from preau.kernel.registry import Contribution, Misdeclared


@dataclass(frozen=True)
class Event:
    """Something happened; subclasses are frozen dataclasses whose fields are `int` or `str` identifiers."""


class Follower(Contribution):
    """Hears every event within the transaction of the change: what must never lag behind it, and fails with it."""

    def follow(self, event: Event) -> None:
        raise NotImplementedError


E = TypeVar("E", bound=Event)


@dataclass(frozen=True)
class Handler(Contribution, Generic[E]):
    event: type[E]
    _: KW_ONLY
    run: Callable[[E], None]

    @property
    def name(self) -> str:
        return f"{self.run.__module__}.{self.run.__qualname__}"

    def check(self) -> None:
        declared, kept = get_type_hints(self.event), {field.name for field in fields(self.event)}
        if {*declared} != kept or not {*declared.values()} <= {int, str}:
            raise Misdeclared(f"{self.event.__name__} : un événement ne porte que des identifiants.")
