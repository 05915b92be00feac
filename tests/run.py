"""Runs the test lanes and says which ran: fast (one database), or all (both databases, then the browser)."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from postgres import private_postgres

CI = bool(os.environ.get("CI"))
PYTEST = [sys.executable, "-m", "pytest", "-q"]
PARALLEL = ["-n", "auto", "--dist", "worksteal"]


def pytest(*arguments: str, **environment: str) -> int:
    """Run pytest; a lane without any test counts as passed."""
    code = subprocess.run([*PYTEST, *arguments], env={**os.environ, **environment}, check=False).returncode
    return 0 if code == 5 else code


def fast() -> int:
    """What `make check` can afford: SQLite, without the slow tests."""
    return pytest(*PARALLEL, "-m", "not slow and not journey")


def sqlite() -> int:
    return pytest(*PARALLEL, "-m", "not journey", DATABASE_URL="", PREAU_TEST_SEARCH="thorough")


def postgres() -> int | None:
    """What touches the database; the rest is the same without one."""
    with private_postgres() as url:
        return None if url is None else pytest(*PARALLEL, "-m", "django_db and not journey", DATABASE_URL=url)


def journeys() -> int | None:
    if not Path("/usr/bin/chromium").exists():
        return None
    return pytest(
        *PARALLEL, "-m", "journey", "tests/journeys", DATABASE_URL="", DJANGO_ALLOW_ASYNC_UNSAFE="1"
    )


LANES: dict[str, tuple[Callable[[], int | None], str]] = {
    "SQLite": (sqlite, ""),
    "PostgreSQL": (postgres, "paquet Debian postgresql"),
    "navigateur": (journeys, "paquet Debian chromium"),
}


def everything() -> int:
    """Run every lane; what is missing is said, and is a failure in CI."""
    results = {name: (lane(), needs) for name, (lane, needs) in LANES.items()}
    sys.stdout.write("\n")
    for name, (code, needs) in results.items():
        said = f"non joué, il manque : {needs}" if code is None else ("réussi" if code == 0 else "échoué")
        sys.stdout.write(f"{name} : {said}\n")
    return int(any(code or (code is None and CI) for code, _ in results.values()))


if __name__ == "__main__":
    sys.exit(everything() if sys.argv[1:] == ["all"] else fast())
