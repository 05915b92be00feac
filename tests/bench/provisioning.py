"""
How long a delivery of 20,000 pupils takes, against the floor of the same run.

The floor is expat over the same bytes, with empty handlers for elements and text, plus one row of seven columns per
record in SQLite (decision 0048). `expat nu` is the strictest reading of it: no handler to call. Start-up (an `apply` on
an empty folder) is taken off. Floors are measured around the figures: when they disagree, all is measured again.
"""

import os
import re
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from statistics import median
from xml.parsers import expat

from preau.provisioning.generating import Plan, generate

PREAU = Path(sys.executable).parent / "preau"
THURSDAY = date(2026, 11, 19)
PUPILS = 20_000
TARGETS = {"premier chargement": "6.0", "rejeu": "2.0", "1 % changé": ""}
AGREEMENT = 1.15
ATTEMPTS = 3
CHANGED = 100
"""One record in so many."""


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds on the clock, seconds of all processors, and memory of all processes together (MiB)."""

    seconds: float
    processor: float
    peak: float


def measure() -> dict[str, object]:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        report = generate(home / "first", Plan(date=THURSDAY, pupils=PUPILS))
        later(home / "first", home / "again", weeks=1)
        later(home / "first", home / "changed", weeks=2, rewritten=one_in_a_hundred)
        records = sum(report.records.values())
        size = sum(file.stat().st_size for file in report.files) / 2**20
        print(f"{PUPILS} élèves, {records} fiches, {size:.0f} Mio")
        figures = timed(home, records)
        return {"pupils": PUPILS, "records": records, "mebibytes": round(size, 1), **figures}


def timed(home: Path, records: int) -> dict[str, object]:
    files = sorted((home / "first").glob("*.xml"))
    for _ in range(ATTEMPTS):
        floors = [floor(files, records) for _ in range(3)]
        found, start = applied(home)
        floors += [floor(files, records) for _ in range(3)]
        if max(floors) < AGREEMENT * min(floors):
            break
        print(f"les planchers ne s’accordent pas : {min(floors):.2f} à {max(floors):.2f} s")
    bare, handled = median(floors), median(floor(files, records, handlers=True) for _ in range(3))
    print(f"plancher {handled:.2f} s (expat nu {bare:.2f} s) ; démarrage {start.seconds:.2f} s\n")
    print(f"{'':<20}{'secondes':>10}{'planchers':>11}{'cible':>7}{'expat nu':>10}{'calcul':>8}{'Mio':>6}")
    for name, one in found.items():
        seconds = one.seconds - start.seconds
        figures = f"{seconds:>10.2f}{seconds / handled:>11.2f}{TARGETS[name]:>7}{seconds / bare:>10.2f}"
        print(f"{name:<20}{figures}{one.processor - start.processor:>8.2f}{one.peak:>6.0f}")
    rows = {name: asdict(one) for name, one in found.items()}
    return {"floor": handled, "bare_floors": floors, "start": asdict(start), "figures": rows}


def applied(home: Path) -> tuple[dict[str, Measured], Measured]:
    """What each delivery costs in a new database, and what starting costs."""
    (home / "empty").mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=home) as data:
        environment = {**os.environ, "PREAU_DATA": data, "DATABASE_URL": ""}
        subprocess.run([PREAU, "migrate"], env=environment, check=True)
        starts = [apply(home / "empty", environment) for _ in range(3)]
        folders = zip(TARGETS, ("first", "again", "changed"), strict=True)
        found = {name: apply(home / folder, environment) for name, folder in folders}
    return found, Measured(median(s.seconds for s in starts), median(s.processor for s in starts), 0)


def apply(folder: Path, environment: dict[str, str]) -> Measured:
    """One `preau aaf apply`."""
    began, peak = time.perf_counter(), 0.0
    process = subprocess.Popen(
        [PREAU, "aaf", "apply", folder], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    while True:
        pid, _, usage = os.wait4(process.pid, os.WNOHANG)
        if pid:
            break
        peak = max(peak, memory(process.pid))
        time.sleep(0.02)
    return Measured(time.perf_counter() - began, usage.ru_utime + usage.ru_stime, peak)


def memory(pid: int) -> float:
    """Of a process and of those that it started (MiB)."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except (OSError, IndexError):
        return 0
    return pages * os.sysconf("SC_PAGESIZE") / 2**20 + sum(map(memory, map(int, children)))


def floor(files: list[Path], records: int, *, handlers: bool = False) -> float:
    began = time.perf_counter()
    for file in files:
        parser = expat.ParserCreate()
        if handlers:
            parser.StartElementHandler = parser.EndElementHandler = lambda *_: None
            parser.CharacterDataHandler = lambda _: None
        with file.open("rb") as stream:
            parser.ParseFile(stream)
    with tempfile.TemporaryDirectory() as folder:
        database = sqlite3.connect(Path(folder) / "floor.sqlite3")
        database.execute("CREATE TABLE floor (a, b, c, d, e, f, g)")
        rows = [(n, "Eleve", str(n), "NOM", "Prénom", "2018-02-14", "CE1") for n in range(records)]
        with database:
            database.executemany("INSERT INTO floor VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
        database.close()
    return time.perf_counter() - began


def later(folder: Path, into: Path, *, weeks: int, rewritten: Callable[[bytes], bytes] = bytes) -> None:
    """The same records, or nearly, dated some weeks on."""
    into.mkdir()
    day = THURSDAY + timedelta(weeks=weeks)
    for file in folder.glob("*.xml"):
        name = file.name.replace(f"{THURSDAY:%Y%m%d}", f"{day:%Y%m%d}")
        (into / name).write_bytes(rewritten(file.read_bytes()))


def one_in_a_hundred(content: bytes) -> bytes:
    """Some people with another given name."""
    rank = count()
    return re.sub(
        rb'(?<="ENTPersonPrenom"><value>)',
        lambda _: b"" if next(rank) % CHANGED else b"Ana-",
        content,
    )
