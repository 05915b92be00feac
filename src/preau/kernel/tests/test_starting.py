"""What an installation refuses to start with, whichever the command: one sentence, and the code of wrong usage."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from preau.kernel.commandline import Exit

PREAU = Path(sys.executable).parent / "preau"


def preau(folder: Path, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PREAU_DATA": str(folder), "DATABASE_URL": "", **settings}
    return subprocess.run([PREAU, *arguments], env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("command", ["serve", "worker", "doctor", "migrate"])
def test_an_unknown_kind_of_installation_is_refused(tmp_path, command):
    ended = preau(tmp_path / "data", command, PREAU_ENV="prod")
    assert ended.returncode == Exit.USAGE
    assert ended.stderr == ("erreur: PREAU_ENV vaut « prod » : dites « embedded » ou « production »\n")
    assert not (tmp_path / "data").exists()


def test_a_folder_of_services_that_is_not_there_is_refused(tmp_path):
    ended = preau(tmp_path / "data", "migrate", PREAU_SERVICES=str(tmp_path / "nulle-part"))
    assert ended.returncode == Exit.USAGE
    assert ended.stderr.startswith("erreur: PREAU_SERVICES")
    assert "n’est pas un dossier" in ended.stderr
