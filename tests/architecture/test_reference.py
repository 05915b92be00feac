"""The reference speaks of what the code has, and of all of it."""

import re
from pathlib import Path

import click
import pytest

from preau.cli import command_line
from preau.operations.transparency.reading import read_facts
from preau.operations.transparency.types import Facts

ROOT = Path(__file__).resolve().parents[2]
COMMANDS = (ROOT / "docs/reference/command-line.md").read_text(encoding="utf-8")
PUBLIC_PAGES = (ROOT / "docs/reference/public-pages.md").read_text(encoding="utf-8")
SETTINGS = (ROOT / "docs/reference/settings.md").read_text(encoding="utf-8")


def leaves(group: click.Group, path: str) -> list[tuple[str, click.Command]]:
    found = []
    for name, command in group.commands.items():
        inside = isinstance(command, click.Group)
        found += leaves(command, f"{path} {name}") if inside else [(f"{path} {name}", command)]
    return found


@pytest.mark.parametrize(("path", "command"), leaves(command_line(), "preau"), ids=str)
def test_every_command_and_option_is_in_the_reference(path: str, command: click.Command) -> None:
    line = next((line for line in COMMANDS.splitlines() if f"`{path}" in line), "")
    assert line, f"{path} is not in docs/reference/command-line.md"
    options = [name for parameter in command.params for name in parameter.opts if name.startswith("--")]
    assert not [name for name in options if name != "--help" and name not in line]


def test_every_command_of_the_reference_exists() -> None:
    told = re.findall(r"^\| `(preau [a-z]+(?: [a-z][a-z-]*)?)", COMMANDS, flags=re.MULTILINE)
    assert set(told) == {path for path, _ in leaves(command_line(), "preau")}


def test_every_setting_that_is_read_is_in_the_reference() -> None:
    read = set()
    for path in (ROOT / "src/preau").rglob("*.py"):
        if "tests" not in path.parts:
            read |= set(re.findall(r'"((?:PREAU|DATABASE|EMAIL)_[A-Z_]+)"', path.read_text(encoding="utf-8")))
    told = set(re.findall(r"^\| `([A-Z_]+)`", SETTINGS, flags=re.MULTILINE))
    assert read - told <= {"PREAU_TEST_SEARCH"}
    assert told <= read


def test_every_fact_of_the_public_pages_is_in_the_reference_and_its_example_is_read(tmp_path: Path) -> None:
    example = tmp_path / "facts.toml"
    example.write_text(PUBLIC_PAGES.split("```toml\n")[1].split("```")[0], encoding="utf-8")
    assert "publisher.name" not in set(read_facts(example).untold([], []))
    named = set(re.findall(r"`([a-z_]+)`", PUBLIC_PAGES))
    assert {path.rpartition(".")[2] for path in Facts().untold(["0"], ["0"])} <= named
