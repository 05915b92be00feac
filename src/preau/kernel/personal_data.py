"""The register of processing (RGPD, article 30): what each app keeps about people, why, and until when."""

from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import KW_ONLY, dataclass
from datetime import datetime, timedelta
from typing import Protocol

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from preau.kernel.registry import Contribution, Misdeclared
from preau.kernel.words import Words

Erased = Mapping[str, int]
"""How many rows of each table, as `delete()` counts them."""


class Term(Protocol):
    """How long something is kept: what is published, and the moment before which all is over."""

    def __str__(self) -> str: ...

    def before(self, now: datetime) -> datetime: ...


@dataclass(frozen=True, slots=True)
class Period:
    """Counted on the calendar of Paris; three months after 30 November is 28 February, never later."""

    years: int = 0
    months: int = 0
    days: int = 0

    def __str__(self) -> str:
        said = (
            ngettext("%s an", "%s ans", self.years) % self.years if self.years else "",
            _("%s mois") % self.months if self.months else "",
            ngettext("%s jour", "%s jours", self.days) % self.days if self.days else "",
        )
        return " ".join(filter(None, said))

    def before(self, now: datetime) -> datetime:
        here = timezone.localtime(now)
        year, month = divmod(here.year * 12 + here.month - 1 - self.years * 12 - self.months, 12)
        day = min(here.day, monthrange(year, month + 1)[1])
        return here.replace(year=year, month=month + 1, day=day) - timedelta(days=self.days)


@dataclass(frozen=True, slots=True)
class Purged:
    """
    Erased by itself every night once its term is over.

    `since` says in words what it counts from. `purge(before)` erases what ended before that moment, nothing
    younger, is safe twice, and counts what it erased; it runs on the whole platform, in a transaction.
    """

    term: Term
    _: KW_ONLY
    since: Words
    purge: Callable[[datetime], Erased]

    def __str__(self) -> str:
        return f"{self.term} {self.since}"


@dataclass(frozen=True, slots=True)
class WithItsObject:
    """Kept as long as something else, which ends by a gesture or a term of its own: nothing to purge apart."""

    words: Words

    def __str__(self) -> str:
        return str(self.words)


@dataclass(frozen=True, slots=True)
class WithoutTerm:
    """Kept for as long as the installation, and the page says so."""

    words: Words

    def __str__(self) -> str:
        return str(self.words)


Retention = Purged | WithItsObject | WithoutTerm


@dataclass(frozen=True)
class Processing(Contribution):
    """
    A line of the register, published as it is on the page about personal data.

    `kept_for` is data, not a sentence: what it publishes is what the nightly purge enforces.
    """

    label: str
    _: KW_ONLY
    what: Words
    purpose: Words
    basis: Words
    kept_for: tuple[Retention, ...]

    def check(self) -> None:
        if not all((self.what, self.purpose, self.basis, self.kept_for)):
            raise Misdeclared(
                f"données « {self.label} » : le registre demande quoi, pourquoi, et combien de temps."
            )
        if not all(isinstance(one, Retention) for one in self.kept_for):
            raise Misdeclared(
                f"données « {self.label} » : une durée est Purged, WithItsObject ou WithoutTerm, pas une phrase."
            )

    @property
    def duration(self) -> str:
        """What is published: all the terms in one sentence."""
        said = " ; ".join(map(str, self.kept_for))
        return said[:1].upper() + said[1:]

    @property
    def purged(self) -> tuple[Purged, ...]:
        return tuple(one for one in self.kept_for if isinstance(one, Purged))
