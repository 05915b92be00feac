"""What a service declares about the content that it keeps."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass
from datetime import date
from typing import Any, Protocol
from uuid import UUID

from django.db.models import QuerySet

from preau.core.directory.models import Person, School
from preau.core.spaces.models import Space
from preau.core.spaces.services import Service
from preau.core.spaces.types import Rank
from preau.kernel.personal_data import Processing
from preau.kernel.registry import Contribution, Misdeclared
from preau.ui.types import Words

Exported = Mapping[str, str | None]
"""One thing kept about somebody, as label → value; never another guardian's words or contact."""


@dataclass(frozen=True)
class KeptData(Processing):
    """
    A line of the register, with what one person may ask of it.

    `erase` returns how many things it erased; it leaves what the law or other people's content needs, without
    the person's name.
    """

    _: KW_ONLY
    export: Callable[[Person], Sequence[Exported]]
    erase: Callable[[Person], int]


@dataclass(frozen=True)
class Counter(Contribution):
    """How much a service was used in a school on a day."""

    label: str
    title: Words
    _: KW_ONLY
    count: Callable[[School, date], int]


class Written(Protocol):
    """What somebody wrote in a space: a row of a service."""

    @property
    def pk(self) -> Any: ...
    @property
    def uid(self) -> UUID: ...
    @property
    def space(self) -> Space: ...
    @property
    def author(self) -> Person: ...


@dataclass(frozen=True)
class Moderated(Contribution):
    """
    What an adult of the space looks at before others see it.

    `rows` are the things that may wait, in the current scope; `accept(thing, actor=…)` shows one to its
    readers, in the transaction of the decision; `template` draws `thing` as they will see it; `url` is its own page.
    """

    service: Service
    _: KW_ONLY
    rows: Callable[[], QuerySet[Any]]
    accept: Callable[..., object]
    template: str
    url: Callable[[Any], str]

    def check(self) -> None:
        if Rank.CONTRIBUTE not in self.service.ranks:
            raise Misdeclared(
                f"modération « {self.label} » : le service ne connaît pas le droit de contribuer."
            )

    @property
    def label(self) -> str:
        return self.service.label

    @property
    def title(self) -> Words:
        return self.service.title


@dataclass(frozen=True)
class YearEnd(Contribution):
    """What a service does when a school's year ends on `day`; safe to run twice; returns how many things it changed."""

    label: str
    title: Words
    _: KW_ONLY
    run: Callable[[School, date], int]
