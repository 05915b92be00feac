"""What an installation refuses to start with, whichever the command: one sentence, and the code of wrong usage."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.deliveries import write_complet
from tests.fontenay import fontenay

from preau.kernel.commandline import Exit

PREAU = Path(sys.executable).parent / "preau"


def preau(folder: Path, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PREAU_DATA": str(folder), "DATABASE_URL": ""} | settings
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


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("PREAU_PROXIES", "abc"),
        ("PREAU_PROXIES", "-1"),
        ("PREAU_PROXIES", "1.5"),
        ("PREAU_BASE_URL", "ent.exemple.fr"),
        ("PREAU_BASE_URL", "https://["),
        ("PREAU_BASE_URL", "https://ent.exemple.fr:port"),
        ("PREAU_BASE_URL", "https://ent.exemple.fr/ecole"),
        ("DATABASE_URL", "secretissime"),
        ("DATABASE_URL", "postgresql://preau:secretissime@machine:abc/preau"),
        ("DATABASE_URL", "postgresql://[secretissime"),
        ("PREAU_REDIS_URL", "secretissime"),
        ("PREAU_DATA", "/dev/null"),
        ("PREAU_DATA", "/dev/null/preau"),
    ],
)
def test_a_setting_that_cannot_be_read_is_refused_by_its_name_and_no_secret_is_said(tmp_path, setting, value):
    ended = preau(tmp_path / "data", "doctor", **{setting: value})
    assert ended.returncode == Exit.USAGE, ended.stderr
    assert ended.stderr.startswith(f"erreur: {setting} ")
    assert ended.stderr.count("\n") == 1
    assert "secretissime" not in ended.stderr


def modes(folder: Path) -> dict[str, int]:
    """Permissions of the group and of others, by what has some."""
    found = {path.name: path.stat().st_mode & 0o077 for path in (folder, *folder.rglob("*"))}
    return {name: mode for name, mode in found.items() if mode}


@pytest.mark.slow
def test_what_an_installation_writes_is_read_by_its_owner_alone_even_in_an_open_folder(tmp_path):
    folder = tmp_path / "data"
    folder.mkdir()
    folder.chmod(0o755)
    assert preau(folder, "migrate").returncode == Exit.DONE
    assert modes(folder) == {"data": 0o055}
    assert (folder / "preau.sqlite3").exists()


def test_a_command_given_before_migrate_leaves_nothing_open(tmp_path):
    folder, delivery = tmp_path / "data", write_complet(tmp_path / "complet", fontenay(size=1))
    assert preau(folder, "aaf", "plan", str(delivery)).returncode == Exit.FAILED
    assert folder.exists()
    assert modes(folder) == {}
