"""Numbers drawn for people who compare them."""

from hypothesis import given
from hypothesis import strategies as st

from preau.ui.charts import HEIGHT, draw
from preau.ui.types import Bar

VALUES = st.lists(st.integers(min_value=0, max_value=10**6), max_size=30)


@given(VALUES)
def test_a_larger_number_is_never_drawn_lower(values: list[int]) -> None:
    drawn = sorted(draw([Bar("", value) for value in values]).bars, key=lambda one: one.bar.value)
    heights = [one.height for one in drawn]
    assert heights == sorted(heights)


@given(VALUES)
def test_bars_stand_on_the_line_within_the_drawing(values: list[int]) -> None:
    drawing = draw([Bar("", value) for value in values])
    assert all(
        one.y + one.height == HEIGHT and one.y >= 0 and one.x + 28 <= drawing.width for one in drawing.bars
    )


@given(VALUES)
def test_only_nothing_is_invisible(values: list[int]) -> None:
    assert all((one.height > 0) == (one.bar.value > 0) for one in draw([Bar("", v) for v in values]).bars)
