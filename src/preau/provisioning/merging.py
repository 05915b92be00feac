"""Two sorted streams, read side by side."""

from collections.abc import Callable, Iterator
from typing import TypeVar

L = TypeVar("L")
R = TypeVar("R")
Place = tuple[object, ...] | str


def merged(
    left: Iterator[L],
    right: Iterator[R],
    *,
    left_place: Callable[[L], Place],
    right_place: Callable[[R], Place],
) -> Iterator[tuple[L | None, R | None]]:
    """Each place once, in order, with what each stream has there; both are sorted, without doubles."""
    one, other = next(left, None), next(right, None)
    while one is not None and other is not None:
        here, there = left_place(one), right_place(other)
        if here < there:  # type: ignore[operator]
            yield one, None
            one = next(left, None)
        elif there < here:  # type: ignore[operator]
            yield None, other
            other = next(right, None)
        else:
            yield one, other
            one, other = next(left, None), next(right, None)
    while one is not None:
        yield one, None
        one = next(left, None)
    while other is not None:
        yield None, other
        other = next(right, None)
