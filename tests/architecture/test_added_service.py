"""A service added from a folder of its own, with no other file edited, is met everywhere."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ADDED = Path(__file__).resolve().parents[1] / "added_service"


@pytest.mark.slow
def test_a_service_in_its_own_folder_needs_nothing_else() -> None:
    environment = {**os.environ, "PREAU_SERVICES": str(ADDED), "DATABASE_URL": ""}
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:xdist",
        "-p",
        "no:cacheprovider",
        str(ADDED / "check_proverbs.py"),
    ]
    run = subprocess.run(
        command, env=environment, capture_output=True, text=True, check=False, cwd=ADDED.parents[1]
    )
    assert run.returncode == 0, run.stdout
