"""Days and hours as people say them."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.template import Context, Template
from hypothesis import given
from hypothesis import strategies as st

from preau.ui.day_words import day_words, hour_words, moment_words

TODAY = date(2026, 11, 24)
NOON = datetime(2026, 11, 24, 11, 0, tzinfo=UTC)
"""Noon in Paris."""


def plain(words: str) -> str:
    return words.replace("\u00a0", " ")


@pytest.mark.parametrize(("day", "said"), [
    (date(2026, 11, 24), "aujourd’hui"),
    (date(2026, 11, 25), "demain"),
    (date(2026, 11, 23), "hier"),
    (date(2026, 12, 3), "jeudi 3 décembre"),
    (date(2026, 12, 1), "mardi 1er décembre"),
    (date(2027, 1, 4), "lundi 4 janvier 2027"),
])  # fmt: skip
def test_a_day_is_said_in_words(day: date, said: str) -> None:
    assert plain(day_words(day, today=TODAY)) == said


@pytest.mark.parametrize(("moment", "said"), [
    (NOON, "à l’instant"),
    (NOON - timedelta(minutes=5), "il y a 5 min"),
    (NOON - timedelta(hours=2, minutes=50), "il y a 2 h"),
    (NOON - timedelta(hours=13), "hier à 23 h"),
    (NOON + timedelta(minutes=30), "aujourd’hui à 12 h 30"),
    (datetime(2026, 12, 3, 7, 5, tzinfo=UTC), "jeudi 3 décembre à 8 h 05"),
])  # fmt: skip
def test_a_moment_is_said_from_here(moment: datetime, said: str) -> None:
    assert plain(moment_words(moment, now=NOON)) == said


def test_how_long_ago_stays_on_one_line() -> None:
    assert " " not in moment_words(NOON - timedelta(minutes=5))


def test_the_hour_is_that_of_paris_in_summer_too() -> None:
    assert plain(hour_words(datetime(2026, 7, 1, 6, 30, tzinfo=UTC))) == "8 h 30"


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2099, 12, 31)))
def test_two_days_of_a_year_are_never_said_alike(day: date) -> None:
    assert day_words(day, today=TODAY) != day_words(day + timedelta(days=7), today=TODAY)


def test_nothing_is_said_of_no_day() -> None:
    assert Template("{{ day|day_words }}").render(Context({"day": None})) == ""
