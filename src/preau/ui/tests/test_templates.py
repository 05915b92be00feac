"""What a machine can hold about every template of every app."""

import re
from pathlib import Path

import pytest

from preau.ui.typography import typo

PACKAGE = Path(__file__).resolve().parents[2]
ROOT = PACKAGE.parents[1]
TEMPLATES = sorted([*PACKAGE.rglob("templates/**/*.html"), *(ROOT / "tests").rglob("templates/**/*.html")])
CODE = [*PACKAGE.rglob("*.py"), *(ROOT / "tests/gallery").rglob("*.py")]
DRAWN = re.compile(r"""\bicon[ =(]["']([a-z0-9-]+)["']""")
REFUSED = re.compile(r"<style|\sstyle\s*=|\son[a-z]+\s*=|javascript:|<script(?![^>]*\ssrc=)", re.IGNORECASE)
TAG = re.compile(r"{%.*?%}|{{.*?}}|{#.*?#}", re.DOTALL)
TRANSLATED = re.compile(r"""{% (?:translate|empty|card|callout) "([^"]*)\"""")
each_template = pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)


@each_template
def test_the_security_policy_finds_nothing_to_refuse(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not REFUSED.search(text)


@each_template
def test_words_are_set_in_french(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    written = [TAG.sub("", text), *TRANSLATED.findall(text)]
    assert [typo(words) for words in written] == written


@each_template
def test_images_of_icons_come_from_one_tag(path: Path) -> None:
    assert "icons.svg" not in path.read_text(encoding="utf-8") or path.name == "icon.html"


def test_the_sprite_holds_the_icons_in_use_and_no_other() -> None:
    listed = (ROOT / "frontend/icons.txt").read_text(encoding="utf-8").split()
    text = "".join(path.read_text(encoding="utf-8") for path in [*TEMPLATES, *CODE])
    drawn = set(DRAWN.findall(text))
    quoted = set(re.findall(r"""["']([a-z0-9-]+)["']""", text))
    assert sorted(drawn - set(listed)) == []
    assert sorted(set(listed) - quoted) == []
    assert listed == sorted(set(listed))
