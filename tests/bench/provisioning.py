"""
How long a delivery of 20,000 pupils takes, against the floor of the same run.

The floor is expat over the same bytes plus one row of seven columns per record in SQLite. Start-up (an
`apply` on an empty folder) is taken off. Floors are measured around the figures: when they disagree, measure
again.
"""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from xml.parsers import expat

from preau.provisioning.generating import Plan, generate

PREAU = Path(sys.executable).parent / "preau"
THURSDAY = date(2026, 11, 19)
PUPILS = 20_000
TARGETS = {"premier chargement": 6.0, "rejeu": 2.0}
MEMORY_TARGET = 300


def measure() -> dict[str, object]:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        report = generate(home / "first", Plan(date=THURSDAY, pupils=PUPILS))
        again = a_week_later(home / "first", home / "again")
        records = sum(report.records.values())
        size = sum(file.stat().st_size for file in report.files) / 2**20
        print(f"{PUPILS} élèves, {records} fiches, {size:.0f} Mio")
        return {
            "pupils": PUPILS,
            "records": records,
            "mebibytes": round(size, 1),
            **timed(home, again, records),
        }


def timed(home: Path, again: Path, records: int) -> dict[str, object]:
    files = sorted((home / "first").glob("*.xml"))
    floors = [floor(files, records) for _ in range(3)]
    environment = {**os.environ, "PREAU_DATA": str(home / "data"), "DATABASE_URL": ""}
    subprocess.run([PREAU, "migrate"], env=environment, check=True)
    (home / "empty").mkdir()
    start = median(apply(home / "empty", environment)[0] for _ in range(3))
    first = apply(home / "first", environment)
    replays = [apply(again, environment)]
    floors += [floor(files, records) for _ in range(3)]
    low = median(floors)
    figures = {
        "premier chargement": row(first, start, low),
        "rejeu": row(replays[0], start, low),
    }
    print(f"plancher {low:.2f} s ({min(floors):.2f} à {max(floors):.2f}) ; démarrage {start:.2f} s\n")
    print(f"{'':<22}{'secondes':>10}{'planchers':>11}{'cible':>8}{'Mio':>8}")
    for name, found in figures.items():
        print(
            f"{name:<22}{found['seconds']:>10.2f}{found['floors']:>11.2f}{TARGETS[name]:>8}{found['peak']:>8.0f}"
        )
    return {"floor": low, "floors": floors, "start": start, "figures": figures}


def row(measured: tuple[float, float], start: float, low: float) -> dict[str, float]:
    seconds, peak = measured
    return {"seconds": seconds - start, "floors": (seconds - start) / low, "peak": peak}


def apply(folder: Path, environment: dict[str, str]) -> tuple[float, float]:
    """Seconds and peak memory (MiB) of one `preau aaf apply`."""
    began = time.perf_counter()
    process = subprocess.Popen(
        [PREAU, "aaf", "apply", folder], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, _, usage = os.wait4(process.pid, 0)
    return time.perf_counter() - began, usage.ru_maxrss / 1024


def floor(files: list[Path], records: int) -> float:
    began = time.perf_counter()
    for file in files:
        parser = expat.ParserCreate()
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


def a_week_later(folder: Path, into: Path) -> Path:
    """The same records, dated seven days on."""
    into.mkdir()
    later = THURSDAY + timedelta(days=7)
    for file in folder.glob("*.xml"):
        shutil.copy(file, into / file.name.replace(f"{THURSDAY:%Y%m%d}", f"{later:%Y%m%d}"))
    return into
