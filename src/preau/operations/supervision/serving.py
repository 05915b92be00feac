"""
`preau serve`: a web process and a worker, which live and die together.

Each child holds one end of a pipe whose other end is ours: when we are gone, however it happened, it reads
the end of the pipe and stops.
"""

import os
import signal
import threading
import time
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess

SPAWN = get_context("spawn")
GRACE = 10.0
"""Seconds given to requests and jobs under way."""


def serve(host: str, port: int) -> int:
    """Serve until SIGTERM or SIGINT, then return 0; 1 if a child ended by itself."""
    stopping = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopping.set())
    ours, theirs = SPAWN.Pipe()
    children: list[BaseProcess] = [
        SPAWN.Process(target=child, args=(theirs, web, host, port), name="web"),
        SPAWN.Process(target=child, args=(theirs, worker), name="worker"),
    ]
    for process in children:
        process.start()
    theirs.close()
    while not stopping.is_set() and not wait([process.sentinel for process in children], timeout=0.2):
        pass
    stop(children)
    ours.close()
    return 0 if stopping.is_set() else 1


def stop(children: list[BaseProcess]) -> None:
    for process in children:
        process.terminate()
    for process in children:
        process.join(GRACE)
        if process.is_alive():
            process.kill()


def child(life: Connection, run: Callable[..., None], *arguments: object) -> None:
    threading.Thread(target=follow, args=(life,), daemon=True).start()
    run(*arguments)


def follow(life: Connection) -> None:
    """End this process once its parent is gone."""
    try:
        life.recv()
    except (EOFError, OSError):
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(GRACE)
        os._exit(1)


def web(host: str, port: int) -> None:
    """One process with a few threads: SQLite has one writer, and pages are short."""
    from granian.constants import Interfaces
    from granian.server import Server

    Server(
        "preau.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        blocking_threads=4,
        workers_kill_timeout=int(GRACE),
        log_access=False,
    ).serve()


def worker() -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "preau.config.settings")
    django.setup()
    from preau.kernel.jobs.worker import run_worker

    stopping = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopping.set())
    run_worker(stopping)
