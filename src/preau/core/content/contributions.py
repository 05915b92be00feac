"""What a service declares about the content that it keeps."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass
from datetime import date

from preau.core.accounts.actor import Actor
from preau.core.directory.models import Person, School
from preau.kernel.personal_data import Processing
from preau.kernel.registry import Contribution
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
