"""What a service declares about the content that it keeps."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass
from datetime import date

from preau.core.accounts.actor import Actor
from preau.core.directory.models import Person, School
from preau.kernel.registry import Contribution, Misdeclared
from preau.ui.types import Words

Exported = Mapping[str, str | None]
"""One thing kept about somebody, as label → value; never another guardian's words or contact."""


@dataclass(frozen=True)
class KeptData(Contribution):
    """
    A line of the register of processing (RGPD, article 30).

    `kept_for` is a duration in words. `erase` returns how many things it erased; it leaves what the law or
    other people's content needs, without the person's name.
    """

    label: str
    _: KW_ONLY
    what: Words
    purpose: Words
    basis: Words
    kept_for: Words
    export: Callable[[Person], Sequence[Exported]]
    erase: Callable[[Person], int]

    def check(self) -> None:
        if not all((self.what, self.purpose, self.basis, self.kept_for)):
            raise Misdeclared(
                f"données « {self.label} » : le registre demande quoi, pourquoi, et combien de temps."
            )


@dataclass(frozen=True)
class Counter(Contribution):
    """How much a service was used in a school on a day."""

    label: str
    title: Words
    _: KW_ONLY
    count: Callable[[School, date], int]


@dataclass(frozen=True)
class Moderated(Contribution):
    """What an adult must look at before others see it: how many wait for this actor, and where."""

    label: str
    title: Words
    _: KW_ONLY
    waiting: Callable[[Actor], int]
    route: str


@dataclass(frozen=True)
class YearEnd(Contribution):
    """What a service does when a school's year ends on `day`: ids in, safe to run twice."""

    label: str
    title: Words
    _: KW_ONLY
    run: Callable[[School, date], int]
