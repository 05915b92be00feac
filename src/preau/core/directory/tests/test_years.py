"""Every day belongs to one school year, whatever the days that arrêtés set."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from preau.core.directory.years import DAY, Calendar, label_of, may_be_rentree

DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))
RENTREES = st.dates(date(1989, 1, 1), date(2092, 12, 31)).filter(may_be_rentree)
CALENDARS = st.lists(RENTREES, max_size=40, unique_by=lambda day: day.year).map(Calendar)


@given(CALENDARS, DAYS)
def test_a_day_is_in_its_year_and_no_other(calendar, day):
    year = calendar.year_of(day)
    assert year.holds(day)
    assert not calendar.after(year).holds(day)
    assert calendar.year_of(year.starts_on) == calendar.year_of(year.ends_on) == year


@given(CALENDARS, DAYS)
def test_years_follow_each_other_without_gap(calendar, day):
    year = calendar.year_of(day)
    following = calendar.after(year)
    assert following.starts_on == year.ends_on + DAY
    assert following.label == label_of(following.starts_on)
    assert int(following.label[:4]) == int(year.label[:4]) + 1


@given(CALENDARS, DAYS, DAYS)
def test_years_go_as_days_go(calendar, one, other):
    first, last = sorted([one, other])
    assert calendar.year_of(first) <= calendar.year_of(last)


@given(CALENDARS, DAYS)
def test_a_year_lasts_about_twelve_months(calendar, day):
    year = calendar.year_of(day)
    assert timedelta(days=300) < year.ends_on - year.starts_on < timedelta(days=430)
    assert year.prepared_from <= year.starts_on


@pytest.mark.parametrize(
    ("day", "label"),
    [
        (date(2026, 8, 31), "2025-2026"),
        (date(2026, 9, 1), "2026-2027"),
        (date(2026, 12, 31), "2026-2027"),
        (date(2027, 1, 1), "2026-2027"),
        (date(2027, 8, 31), "2026-2027"),
    ],
)
def test_without_an_arrete_a_year_goes_from_1_september_to_31_august(day, label):
    assert Calendar().year_of(day).label == label


def test_an_arrete_moves_the_last_day_of_the_year_before_too():
    calendar = Calendar([date(2026, 8, 17)])
    assert calendar.year_of(date(2026, 8, 16)).ends_on == date(2026, 8, 16)
    assert calendar.year_of(date(2026, 8, 17)).label == "2026-2027"
    assert calendar.year_of(date(2026, 8, 17)).ends_on == date(2027, 8, 31)
