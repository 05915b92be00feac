"""What cannot work is said when the app starts."""

from dataclasses import dataclass, replace

import pytest

from preau.core.search.contributions import Indexed
from preau.kernel.events.types import Event
from preau.kernel.registry import Misdeclared, contributions


@dataclass(frozen=True)
class TwoThings(Event):
    one: int
    other: int


def test_an_event_that_changes_the_index_is_about_one_thing():
    declared = next(iter(contributions(Indexed)))
    with pytest.raises(Misdeclared, match="une seule chose"):
        replace(declared, on=(TwoThings,)).check()
