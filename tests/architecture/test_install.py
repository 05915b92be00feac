"""The commands that the README and the installation guide tell to copy do what they say."""

import re
import shlex
from pathlib import Path

import pytest

from preau.cli import command_line
from preau.kernel.commandline import Exit, run

ROOT = Path(__file__).resolve().parents[2]
NOT_HERE = {"serve", "migrate", "doctor"}
"""What never ends, what the tests did already, and what is broken on purpose where nobody serves."""


def told(page: str) -> list[list[str]]:
    """The calls of `preau` in the blocks to copy; what follows a pipe is the shell's."""
    blocks = "\n".join(re.findall(r"```sh\n(.*?)```", (ROOT / page).read_text(encoding="utf-8"), re.DOTALL))
    lines = [line for line in blocks.replace("\\\n", " ").splitlines() if line.startswith(".venv/bin/preau ")]
    return [shlex.split(line.partition(" | ")[0], comments=True)[1:] for line in lines]


@pytest.mark.slow
@pytest.mark.django_db
def test_the_installation_guide_can_be_followed_from_its_first_line_to_its_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    commands = told("docs/how-to/install.md")
    assert len(commands) > 8
    ended = {shlex.join(command): run(command_line(), command) for command in commands
             if command[0] not in NOT_HERE}  # fmt: skip
    assert set(ended.values()) == {Exit.DONE}, (ended, capsys.readouterr().err)
    for command in told("README.md"):
        assert command[0] in NOT_HERE or run(command_line(), command) == Exit.DONE
