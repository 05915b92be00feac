"""The home of each profile walked by Tab, on the narrowest phone: each stop is seen, ringed, and in its place."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Page
from tests.journeys.signing import ROLES, SignedIn, narrow_only

pytestmark = pytest.mark.journey

MOST_STOPS = 80
A_LINE = 12
"""Pixels between the tops of what stands on one line."""

STOP = """
() => {
  const focused = document.activeElement;
  if (focused === document.body) return null;
  const before = window.lastStop;
  window.lastStop = focused;
  const box = focused.getBoundingClientRect();
  const style = getComputedStyle(focused);
  const row = box.top + Math.min(box.height / 2, 20);
  const on = document.elementFromPoint(box.left + box.width / 2, row);
  return {
    name: (focused.getAttribute("aria-label") || focused.innerText || focused.name || "").trim().slice(0, 40),
    seen: box.top >= 0 && row <= innerHeight && box.left >= 0 && box.right <= innerWidth + 1,
    bare: !on || focused.contains(on) || on.contains(focused),
    ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    follows: !before || Boolean(before.compareDocumentPosition(focused) & Node.DOCUMENT_POSITION_FOLLOWING),
    top: box.top + scrollY,
    left: box.left,
    main: Boolean(focused.closest("main")),
  };
}
"""


@dataclass(frozen=True, slots=True)
class Stop:
    """Where Tab stopped; `bare`: nothing lies over it."""

    name: str
    seen: bool
    bare: bool
    ring: bool
    follows: bool
    top: float
    left: float
    main: bool

    def comes_after(self, other: "Stop") -> bool:
        """Further down, or further right on the same line."""
        return self.top > other.top - A_LINE and (self.top > other.top + A_LINE or self.left > other.left)


def walk(page: Page) -> list[Stop]:
    """From the top of the page until Tab leaves it."""
    stops: list[Stop] = []
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        found: dict[str, Any] | None = page.evaluate(STOP)
        if found is None:
            break
        stops.append(Stop(**found))
    return stops


@narrow_only
@pytest.mark.parametrize("role", ROLES)
def test_tab_walks_through_the_home_as_it_is_read(as_role: SignedIn, role: str, screen: str) -> None:
    stops = walk(as_role(role, "/accueil/"))
    inside = [stop for stop in stops if stop.main]
    assert stops[0].name == "Aller au contenu"
    assert inside or role == "operator", "nothing to do on this home"
    assert len(stops) < MOST_STOPS
    for says in ("seen", "bare", "ring", "follows"):
        assert [stop.name for stop in stops if not getattr(stop, says)] == [], says
    out_of_order = [after.name for before, after in pairwise(inside) if not after.comes_after(before)]
    assert out_of_order == []
