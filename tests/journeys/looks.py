"""What every page owes its readers, whatever it shows."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

OpenPage = Callable[[str], Page]
"""The fixture `open_page`: an address, opened on the screen of this test."""

SCREENSHOTS = Path("var/screenshots")
AXE = Path("frontend/node_modules/axe-core/axe.min.js")
THEMES = ("light", "dark")
RULES = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]}
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
CONTROLS = "a[href], button, input:not([type=hidden]), select, textarea, summary"

STOPS_INSIDE_A_DATE = 4

REACHED = """
() => {
  const focused = document.activeElement;
  if (!focused || focused === document.body) return null;
  const style = getComputedStyle(focused);
  const box = focused.getBoundingClientRect();
  return {
    key: focused.dataset.control,
    ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    seen: box.width > 0 && box.bottom > 0 && box.top < innerHeight,
  };
}
"""
CUT = """
() => {
  const cut = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (texts.nextNode()) {
    const text = texts.currentNode;
    const holder = text.parentElement;
    if (!holder.checkVisibility() || holder.clientWidth === 1) continue;
    for (const { 0: word, index } of text.data.matchAll(/[\\p{L}\\p{N}\\p{M}’']+/gu)) {
      range.setStart(text, index);
      range.setEnd(text, index + word.length);
      const lines = [...range.getClientRects()].filter((box) => box.width > 0).map((box) => Math.round(box.top));
      if (new Set(lines).size > 1) cut.push(word);
    }
  }
  return cut;
}
"""
MARK = """
(selector) => {
  const shown = [...document.querySelectorAll(selector)].filter((element) => {
    if (element.disabled || element.tabIndex < 0) return false;
    if (element.type === "radio" && element.name) {
      const group = [...document.getElementsByName(element.name)];
      if ((group.find((radio) => radio.checked) || group[0]) !== element) return false;
    }
    return element.checkVisibility();
  });
  shown.forEach((element, at) => { element.dataset.control = String(at); });
  return shown.length;
}
"""


def look_at(page: Page, name: str) -> None:
    """
    By day and by night, a picture is taken and axe finds nothing.

    Nothing scrolls sideways, Tab reaches every control and shows where it is: the same in both.
    """
    for theme in THEMES:
        page.emulate_media(color_scheme=theme)
        screenshot(page, f"{name}-{theme}")
        assert not (found := violations(page, theme)), "\n".join(found)
    assert not (missing := undrawn(page)), "absent from frontend/icons.txt: " + ", ".join(missing)
    assert not (wider := sideways(page)), f"{wider} pixels wider than the screen"
    assert not (missed := unreached(page)), "not reached by keyboard: " + ", ".join(missed)


def violations(page: Page, theme: str) -> list[str]:
    """By night, of what a theme changes only: its colours."""
    if not page.evaluate("Boolean(window.axe)"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    rules = RULES if theme == "light" else COLOURS
    found: dict[str, Any] = page.evaluate("(rules) => axe.run({ runOnly: rules })", rules)
    return [
        f"{violation['id']}: {node['html']} {node['failureSummary']}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]


def undrawn(page: Page) -> list[str]:
    """Icons that the page names and the sprite does not hold."""
    uses = "[...document.querySelectorAll('svg.icon use')].filter(use => use.parentNode.checkVisibility())"
    return page.evaluate(f"{uses}.filter(use => !use.getBBox().width).map(use => use.href.baseVal)")


def sideways(page: Page) -> int:
    """By how many pixels the page is wider than the screen."""
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


def cut_words(page: Page) -> list[str]:
    """Words and names whose middle goes on to the next line; this Chromium hyphenates nothing by itself."""
    return page.evaluate(CUT)


def unreached(page: Page) -> list[str]:
    """Controls that Tab does not reach, or reaches without a visible ring."""
    expected = page.evaluate(MARK, CONTROLS)
    page.evaluate("document.activeElement.blur()")
    ringed: set[str] = set()
    for _ in range(expected + STOPS_INSIDE_A_DATE * page.locator("[type=date]").count() + 1):
        page.keyboard.press("Tab")
        reached = page.evaluate(REACHED)
        if reached and reached["ring"] and reached["seen"]:
            ringed.add(reached["key"])
    missing = {str(at) for at in range(expected)} - ringed
    return [
        page.locator(f"[data-control='{at}']").evaluate("e => e.outerHTML.slice(0, 120)") for at in missing
    ]


def screenshot(page: Page, name: str) -> None:
    """The whole page, on a screen made as high as it is, so that what is fixed stays at its edge."""
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    screen = page.viewport_size
    assert screen is not None
    page.set_viewport_size(
        {"width": screen["width"], "height": page.evaluate("document.documentElement.scrollHeight")}
    )
    page.screenshot(path=SCREENSHOTS / f"{name}.png")
    page.set_viewport_size(screen)
