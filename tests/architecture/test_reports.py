"""The reports that programs read are as docs/reference/reports.md shows them, and its codes are the code's."""

import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import click
import pytest
from tests.deliveries import write_complet
from tests.fontenay import INES, PARC, fontenay, of_school, without

from preau.cli import command_line
from preau.core.directory.models import Person
from preau.kernel.commandline import run
from preau.kernel.health import Check, State
from preau.kernel.registry import contributions
from preau.operations.demo import commands as demo
from preau.operations.demo.building import SignIn
from preau.provisioning.types import Category, Code, Level

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs/reference/reports.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^## (.+?)\n(.*?)(?=^## |\Z)", PAGE, flags=re.MULTILINE | re.DOTALL))
Printed = Callable[..., Any]


def examples(command: str) -> list[Any]:
    text = next(text for title, text in SECTIONS.items() if f"`{command}`" in title)
    return [json.loads(block) for block in re.findall(r"```json\n(.*?)```", text, flags=re.DOTALL)]


def fits(real: Any, example: Any) -> bool:
    """
    The same names and kinds of values, all the way down; `…` stands for any name, and a list for any number.

    An example may show that a list can be empty only where it is so in the real thing.
    """
    if isinstance(example, dict):
        if not isinstance(real, dict):
            return False
        if example.keys() == {"…"}:
            return all(fits(value, example["…"]) for value in real.values())
        return real.keys() == example.keys() and all(fits(real[name], example[name]) for name in real)
    if isinstance(example, list):
        return isinstance(real, list) and all(any(fits(one, shown) for shown in example) for one in real)
    return type(real) is type(example)


@pytest.fixture
def printed(capsys: pytest.CaptureFixture[str]) -> Printed:
    def call(*arguments: object) -> Any:
        run(command_line(), [str(argument) for argument in arguments])
        return json.loads(capsys.readouterr().out)

    return call


@pytest.fixture
def complet(tmp_path: Path) -> Path:
    return write_complet(tmp_path / "complet", fontenay())


@pytest.fixture
def doubtful(tmp_path: Path) -> Path:
    """A birth date to come, a pupil in no class, an attribute and a file that nobody knows."""
    world = dict(fontenay())
    world[Category.PUPIL, INES] = {**world[Category.PUPIL, INES], "ENTPersonDateNaissance": ("14/02/2090",)}
    for key in ("18001", "18002"):
        world[Category.PUPIL, key] = {
            **world[Category.PUPIL, key],
            "ENTAutre": ("x",),
            "ENTPersonClasses": (),
        }
    folder = write_complet(tmp_path / "doubtful", world)
    (folder / "notes.txt").write_text("")
    return folder


@pytest.fixture
def malformed(complet: Path) -> Path:
    pupils = next(complet.glob("*_Eleve_*"))
    pupils.write_text(pupils.read_text().replace("</addRequest>", "</addRequst>", 1))
    return complet


@pytest.fixture
def incomplete(complet: Path) -> Path:
    next(complet.glob("*_Eleve_*")).unlink()
    return complet


@pytest.mark.parametrize("arrange", ["doubtful", "malformed", "incomplete"])
def test_what_check_prints_is_as_shown(arrange: str, printed: Printed, request) -> None:
    sound, refused = examples("preau aaf check")
    shown = sound if arrange == "doubtful" else refused
    told = printed("aaf", "check", request.getfixturevalue(arrange), "--json")
    assert fits(told, shown)
    for level in Level:
        assert bool(told[level]) <= bool(shown[level])


@pytest.mark.django_db
def test_what_plan_and_apply_print_is_as_shown(printed: Printed, complet: Path, tmp_path: Path) -> None:
    free, held = examples("preau aaf plan")
    assert fits(printed("aaf", "plan", complet, "--json"), free)
    assert fits(printed("aaf", "apply", complet, "--json"), free)
    smaller = without(fontenay(), pupils=of_school(fontenay(), PARC, class_number="1"))
    later = write_complet(tmp_path / "later", smaller, day=date(2026, 11, 26))
    told = printed("aaf", "apply", later, "--json")
    assert fits(told, held)
    assert (told["held"]["whole"], bool(told["held"]["schools"])) == ([], True)
    assert fits(printed("aaf", "apply", later, "--json", "--force", "la classe a déménagé"), free)


@pytest.mark.django_db
def test_what_story_and_undo_print_is_as_shown(printed: Printed, complet: Path, tmp_path: Path) -> None:
    printed("aaf", "apply", complet, "--json")
    later = write_complet(tmp_path / "later", without(fontenay(), pupils={INES}), day=date(2026, 11, 26))
    run_name = printed("aaf", "apply", later, "--json")["run"]
    told = printed("aaf", "story", run_name, "--json")
    (shown,) = examples("preau aaf story")
    assert fits(told, shown)
    assert told["schools"][0]["moves"] == shown["schools"][0]["moves"]
    assert fits(printed("aaf", "undo", run_name, "--json"), *examples("preau aaf undo"))


@pytest.mark.django_db
def test_what_the_directory_says_is_as_shown(printed: Printed, complet: Path) -> None:
    printed("aaf", "apply", complet, "--json")
    assert fits(printed("directory", "dump"), *examples("preau directory dump"))
    (shown,) = examples("preau school place")
    assert fits(printed("school", "place", "0921688K", "--insee", "92032", "--commune", "F", "--json"), shown)
    key = Person._base_manager.filter(feed_key=INES).values_list("feed_key", flat=True).get()
    (shown,) = examples("preau user activation-code")
    assert fits(printed("user", "activation-code", key, "--category", "Eleve", "--json"), shown)


@pytest.mark.django_db
def test_what_the_installation_says_is_as_shown(printed: Printed, monkeypatch) -> None:
    calls = {
        "preau doctor": (),
        "preau search rebuild": (),
        "preau user create-admin": ("--login", "odile", "--name", "Odile Marchand"),
        "preau demo": ("--no-serve",),
    }
    sign_in = SignIn("teacher", "anne.roche", "trois radis violets", "Anne Roche")
    monkeypatch.setattr(demo, "built", lambda: [sign_in])
    for command, options in calls.items():
        told = printed(*command.split()[1:], *options, "--json")
        (shown,) = examples(command)
        assert fits(told, shown if command != "preau search rebuild" else {"…": 0}), command


def with_json(group: click.Group, path: str = "preau") -> Iterator[str]:
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from with_json(command, f"{path} {name}")
        elif any("--json" in parameter.opts for parameter in command.params):
            yield f"{path} {name}"


def test_every_command_that_a_program_reads_is_shown() -> None:
    shown = {command for title in SECTIONS for command in re.findall(r"`(preau [^`]+)`", title)}
    assert shown == {*with_json(command_line()), "preau directory dump"}


def test_every_check_of_the_doctor_is_told() -> None:
    section = SECTIONS["`preau doctor`"]
    assert set(re.findall(r"^\| `([a-z-]+)` \|", section, flags=re.MULTILINE)) == {
        check.label for check in contributions(Check)
    }
    assert all(f"`{state}`" in section for state in State)


def test_every_code_is_told_with_its_level_what_it_means_and_what_to_do() -> None:
    lines = re.findall(
        r"^\| `([a-z-]+)` \| `(\w+)` \| .+ \| .+ \|$", SECTIONS["The codes of a delivery"], re.MULTILINE
    )
    assert lines == [(code.value, code.level.value) for code in Code]


def test_every_code_is_said_somewhere() -> None:
    sources = [path for path in (ROOT / "src/preau/provisioning").rglob("*.py") if "tests" not in path.parts]
    said = {name for path in sources if path.name != "types.py"
            for name in re.findall(r"\bCode\.([A-Z_]+)", path.read_text(encoding="utf-8"))}  # fmt: skip
    assert said == {code.name for code in Code}
