"""What a process does that reads only some files of a delivery."""

import os
import pickle
import sys
from dataclasses import dataclass
from threading import Thread
from typing import IO

from preau.provisioning.collecting import uncollected
from preau.provisioning.mirroring.stage import BATCH, Row, row_of
from preau.provisioning.reading.reading import FileRead, files_read
from preau.provisioning.types import Category, Record


@dataclass(frozen=True, slots=True)
class ShareRead:
    """The last thing that the process says, after its rows."""

    files: list[FileRead]
    shielded: set[tuple[Category, str]]


class Teller:
    """A `Sink` that sends rows for the stage, batch after batch."""

    def __init__(self, out: IO[bytes]) -> None:
        self.out = out
        self.waiting: list[Row] = []
        self.shielded: set[tuple[Category, str]] = set()

    def seen(self, category: Category, raw_digest: bytes) -> None:
        """Nothing is known here."""

    def record(self, record: Record) -> None:
        self.waiting.append(row_of(record))
        if len(self.waiting) == BATCH:
            self.flush()

    def flush(self) -> None:
        pickle.dump(self.waiting, self.out, pickle.HIGHEST_PROTOCOL)
        self.waiting.clear()

    def shield(self, category: Category, key: str) -> None:
        self.shielded.add((category, key))


def main() -> None:
    """Read the files named on the standard input; write on the standard output what they say."""
    asked, out = sys.stdin.buffer, sys.stdout.buffer
    delivery, places = pickle.load(asked)  # noqa: S301 (from the process that started this one)
    Thread(target=end_with_parent, args=[asked.fileno()], daemon=True).start()
    teller = Teller(out)
    with uncollected():
        files = list(files_read(delivery, places, teller, known=()))
    teller.flush()
    pickle.dump(ShareRead(files, teller.shielded), out, pickle.HIGHEST_PROTOCOL)


def end_with_parent(asked: int) -> None:
    """Nothing more is ever asked: reading goes on only when the parent is gone."""
    os.read(asked, 1)
    os._exit(1)
