"""The geometry of drawn numbers, as SVG attributes: the security policy forbids styles in the page."""

from collections.abc import Sequence
from dataclasses import dataclass

from preau.ui.types import Bar

HEIGHT, WIDTH, GAP = 80, 28, 12
LEAST = 4
"""What is not zero is seen."""


@dataclass(frozen=True, slots=True)
class Drawn:
    x: int
    y: int
    height: int
    bar: Bar


@dataclass(frozen=True, slots=True)
class Drawing:
    width: int
    height: int
    bars: tuple[Drawn, ...]


def draw(bars: Sequence[Bar]) -> Drawing:
    """Bars from zero, the tallest as high as the drawing."""
    tallest = max((bar.value for bar in bars), default=0)
    drawn = tuple(
        Drawn(
            x=GAP // 2 + at * (WIDTH + GAP),
            y=HEIGHT - height(bar, tallest),
            height=height(bar, tallest),
            bar=bar,
        )
        for at, bar in enumerate(bars)
    )
    return Drawing(width=max(1, len(bars)) * (WIDTH + GAP), height=HEIGHT, bars=drawn)


def height(bar: Bar, tallest: int) -> int:
    return max(LEAST, round(HEIGHT * bar.value / tallest)) if bar.value > 0 else 0
