"""The demo as a newcomer starts it: built in a folder of its own, served by `preau serve`."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

PREAU = Path(sys.executable).parent / "preau"
SLOWEST_START = 30


@dataclass(frozen=True, slots=True)
class Demo:
    """Where it is served, and how each role signs in (login, password)."""

    url: str
    sign_ins: dict[str, tuple[str, str]]
    environment: dict[str, str]

    def preau(self, *arguments: str) -> Any:
        """What a command of this installation prints, in JSON."""
        ran = subprocess.run(
            [PREAU, *arguments], env=self.environment, check=True, capture_output=True, text=True
        )
        return json.loads(ran.stdout)


@contextmanager
def demo_server(folder: Path) -> Iterator[Demo]:
    port = free_port()
    url = f"http://localhost:{port}"
    environment = {**os.environ, "PREAU_DATA": str(folder), "PREAU_BASE_URL": url, "DATABASE_URL": ""}
    built = subprocess.run(
        [PREAU, "demo", "--no-serve", "--json"], env=environment, check=True, capture_output=True, text=True
    )
    sign_ins = {row["role"]: (row["login"], row["password"]) for row in json.loads(built.stdout)["sign_ins"]}
    process = subprocess.Popen(
        [PREAU, "serve", "--port", str(port)],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_until_ready(url, process)
        yield Demo(url, sign_ins, environment)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=20)


def wait_until_ready(url: str, process: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + SLOWEST_START
    while time.monotonic() < until:
        assert process.poll() is None, "preau serve ended"
        try:
            with urlopen(f"{url}/readyz", timeout=2):  # noqa: S310 (our own server)
                return
        except (URLError, OSError):
            time.sleep(0.1)
    raise TimeoutError(url)


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("localhost", 0))
        port: int = listener.getsockname()[1]
        return port
