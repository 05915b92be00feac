"""Colours and sizes are written once, and people can read what they draw."""

import re
from pathlib import Path

import pytest

STYLES = Path(__file__).resolve().parents[4] / "frontend/styles"
FAMILIES = ["communication", "school-life", "pedagogy", "connected", "operations", "protection"]
TINTS = [f"{family}-tint" for family in FAMILIES] + ["sun-tint"]
GROUNDS = ["paper", "surface"]
COLOUR = re.compile(
    r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl)a?\(|:\s*(?:black|white|red|green|blue|grey|gray)\b", re.IGNORECASE
)


def tokens(sheet: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", (STYLES / sheet).read_text(encoding="utf-8")))


THEMES = {"light": tokens("tokens.css"), "dark": tokens("dark.css")}
themes = pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.1)."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def poor(theme: dict[str, str], inks: list[str], grounds: list[str], *, least: float) -> list[str]:
    ratios = {f"{ink} on {ground}": contrast(theme[ink], theme[ground]) for ink in inks for ground in grounds}
    return [f"{pair}: {ratio:.2f}" for pair, ratio in ratios.items() if ratio < least]


def test_contrast_is_that_of_the_recommendation() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


def test_ink_on_paper_is_as_dark_as_print() -> None:
    assert not poor(THEMES["light"], ["ink"], GROUNDS, least=12)
    assert not poor(THEMES["light"], ["ink-soft"], GROUNDS, least=6)


def test_the_evening_theme_reads_better_than_the_law_asks() -> None:
    texts = ["ink", "ink-soft", "brand", *FAMILIES]
    assert not poor(THEMES["dark"], texts, GROUNDS, least=7)


@themes
def test_text_is_readable_on_every_tint(theme: dict[str, str]) -> None:
    assert not poor(theme, ["ink"], TINTS, least=7)
    assert not poor(theme, ["ink-soft"], [*TINTS, *GROUNDS], least=4.5)


@themes
def test_words_on_colour_are_readable(theme: dict[str, str]) -> None:
    assert not poor(theme, ["on-header"], ["header", "header-tint"], least=7)
    assert not poor(theme, ["on-brand"], ["brand", "brand-strong"], least=7)
    assert not poor(theme, ["on-sun"], ["sun"], least=7)
    assert not poor(theme, ["brand", "protection"], GROUNDS, least=4.5)


@themes
def test_what_is_drawn_can_be_told_from_its_ground(theme: dict[str, str]) -> None:
    assert not poor(theme, ["field-line", *FAMILIES], GROUNDS, least=3)
    assert not [family for family in FAMILIES if contrast(theme[family], theme[f"{family}-tint"]) < 3]
    assert not poor(theme, ["on-hue"], ["pedagogy"], least=3)
    assert not poor(theme, ["ring-ink"], ["sun"], least=3)


def test_both_themes_give_a_colour_to_the_same_roles() -> None:
    assert THEMES["light"].keys() == THEMES["dark"].keys()


def test_colours_are_written_nowhere_else() -> None:
    sheets = [sheet for sheet in STYLES.rglob("*.css") if sheet.name not in {"tokens.css", "dark.css"}]
    assert sheets
    assert not [sheet.name for sheet in sheets if COLOUR.search(sheet.read_text(encoding="utf-8"))]


def test_every_token_that_is_used_exists() -> None:
    text = "".join(sheet.read_text(encoding="utf-8") for sheet in STYLES.rglob("*.css"))
    assert not set(re.findall(r"var\(--([\w-]+)", text)) - set(re.findall(r"--([\w-]+):", text))
