"""What a page, a docstring or the Makefile points to is in the repository."""

import ast
import re
import subprocess
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath

import pytest

ROOT = Path(__file__).resolve().parents[2]
TOLD = subprocess.run(
    ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
    cwd=ROOT, capture_output=True, text=True, check=True,
).stdout.splitlines()  # fmt: skip
FILES = [path for path in TOLD if (ROOT / path).exists()]
PLACES = {*FILES, *(str(folder) for path in FILES for folder in PurePosixPath(path).parents)}
PAGES = [path for path in FILES if path.endswith(".md") or path in ("Makefile", ".ci/run")]
CODE = [path for path in FILES if path.endswith(".py") and "/migrations/" not in path]

ROOTED = r"(?:docs|src|tests|frontend|requirements)/[\w./*-]*[\w*]"
NAMED = r"(?:[\w*-]+/)*[\w*-]+\.(?:py|md|toml|js|css|html)(?![\w.])"
POINTER = re.compile(rf"(?<![\w./<>-])(?:{ROOTED}|{NAMED})(?![\w/<])")
LINK = re.compile(r"\]\(([^)#:]+)\)")
DECISION = re.compile(r"\bdecisions? (\d{4})(?: to (\d{4}))?")
MADE = {"public-facts.toml", "src/preau/ui/static", "src/preau/ui/static/.built"}
"""What an operator or a command makes is in no clone."""
NOT_FETCHED = "node_modules/"


def words_of(path: str) -> str:
    """A page whole; of code, what is written for people."""
    text = (ROOT / path).read_text(encoding="utf-8")
    if not path.endswith(".py"):
        return text
    bodies = [node for node in ast.walk(ast.parse(text))
              if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)]  # fmt: skip
    return "\n".join(ast.get_docstring(body) or "" for body in bodies)


def is_there(pointer: str) -> bool:
    """From the root, from an app or from the page's own folder: what it ends with is enough."""
    return pointer in MADE or any(
        place == pointer or place.endswith(f"/{pointer}") or fnmatch(place, pointer) for place in PLACES
    )


@pytest.mark.parametrize("path", PAGES)
def test_a_page_points_to_what_exists(path: str) -> None:
    text = words_of(path)
    pointers = {found for found in POINTER.findall(text) if NOT_FETCHED not in found}
    assert not [pointer for pointer in pointers if not is_there(pointer)]
    links = [link for link in LINK.findall(text) if not link.startswith(("http", "mailto"))]
    assert not [link for link in links if not ((ROOT / path).parent / link).exists()]


def test_a_docstring_points_to_what_exists() -> None:
    found = {(path, pointer) for path in CODE for pointer in POINTER.findall(words_of(path))}
    assert not [(path, pointer) for path, pointer in found if not is_there(pointer)]


def test_a_decision_that_is_quoted_was_taken() -> None:
    taken = {PurePosixPath(path).name[:4] for path in FILES if path.startswith("docs/decisions/")}
    quoted = {
        number for path in [*PAGES, *CODE] for pair in DECISION.findall(words_of(path)) for number in pair
    }
    assert quoted - {""} <= taken


CONVENTIONS = words_of("docs/explanation/conventions.md")


def test_every_test_that_holds_a_convention_exists() -> None:
    written = "\n".join((ROOT / path).read_text(encoding="utf-8") for path in CODE if "/test_" in path)
    named = re.findall(r"`(test_\w+)`", CONVENTIONS)
    assert named
    assert not [name for name in named if f"def {name}(" not in written]


def test_every_convention_of_the_house_is_told() -> None:
    holding = [path for path in CODE if path.startswith("tests/architecture/test_")]
    tests = {path: re.findall(r"^def (test_\w+)", (ROOT / path).read_text(encoding="utf-8"), re.MULTILINE)
             for path in holding}  # fmt: skip
    told = {path for path in holding if f"`{PurePosixPath(path).name}`" in CONVENTIONS}
    assert not [name for path, names in tests.items() if path not in told for name in names
                if f"`{name}`" not in CONVENTIONS]  # fmt: skip
