"""
School years: which one a day belongs to.

A year begins on 1 September, or on the day of rentrée that an arrêté sets for an académie in August or September;
it ends on the day before the next. Every day belongs to exactly one.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

RENTREE_MONTHS = (8, 9)
"""Overseas académies begin in August; nobody begins after September."""
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, order=True)
class Year:
    """`starts_on` and `ends_on` both belong to it."""

    starts_on: date
    ends_on: date

    @property
    def label(self) -> str:
        """`2026-2027`."""
        return label_of(self.starts_on)

    @property
    def prepared_from(self) -> date:
        """From here on, what the feed says may already be of this year: 15 August, or the rentrée if earlier."""
        return min(self.starts_on, date(self.starts_on.year, 8, 15))

    def holds(self, day: date) -> bool:
        return self.starts_on <= day <= self.ends_on


@dataclass(frozen=True, slots=True)
class Calendar:
    """The years of an académie; `rentrees` are the days set for some of them."""

    rentrees: Collection[date] = ()

    def begins(self, year: int) -> date:
        return next((day for day in self.rentrees if day.year == year), date(year, 9, 1))

    def year_of(self, day: date) -> Year:
        first = day.year if day >= self.begins(day.year) else day.year - 1
        return Year(self.begins(first), self.begins(first + 1) - DAY)

    def before(self, year: Year) -> Year:
        return self.year_of(year.starts_on - DAY)

    def after(self, year: Year) -> Year:
        return self.year_of(year.ends_on + DAY)


def label_of(rentree: date) -> str:
    return f"{rentree.year}-{rentree.year + 1}"


def may_be_rentree(day: date) -> bool:
    return day.month in RENTREE_MONTHS
