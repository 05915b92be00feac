"""A PostgreSQL of our own for one run: a second to start, nothing kept, nothing on the network."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

BINARIES = Path("/usr/lib/postgresql")


@contextmanager
def private_postgres() -> Iterator[str | None]:
    """Yield the server's URL, or None where PostgreSQL is not installed (Debian: postgresql)."""
    folders = sorted(BINARIES.glob("*/bin"))
    if not folders:
        yield None
        return
    home = Path(tempfile.mkdtemp(prefix="preau-pg-"))
    home.chmod(0o755)
    if os.geteuid() == 0:
        shutil.chown(home, "postgres", "postgres")
    try:
        start(folders[-1], home)
        yield f"postgresql://preau@/postgres?host={home}"
    finally:
        run(folders[-1], "pg_ctl", "-D", f"{home}/data", "-m", "immediate", "stop")
        shutil.rmtree(home, ignore_errors=True)


def start(binaries: Path, home: Path) -> None:
    run(binaries, "initdb", "-D", f"{home}/data", "-U", "preau", "--auth=trust", "--encoding=UTF8",
        "--locale=C.UTF-8", "--no-sync")  # fmt: skip
    options = f"-k {home} -c listen_addresses='' -c fsync=off -c synchronous_commit=off"
    run(binaries, "pg_ctl", "-D", f"{home}/data", "-l", f"{home}/log", "-w", "-o", options, "start")


def run(binaries: Path, name: str, *arguments: str) -> None:
    """PostgreSQL refuses to run as root."""
    become = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    subprocess.run([*become, str(binaries / name), *arguments], check=True, stdout=subprocess.DEVNULL)
