"""Changes set aside until they are written: in memory while they fit, then in a file of our own."""

import pickle
from collections.abc import Iterator
from tempfile import TemporaryFile
from typing import IO

from preau.provisioning.planning.diff import Action, Change
from preau.provisioning.planning.subjects import Kind

BATCH = 2_000
IN_MEMORY = 150_000
"""Changes kept in memory, about 60 MB; those that follow go to the file."""

What = tuple[Kind, Action]


class Spool:
    """The changes of a plan by kind and action, each in the order it came."""

    def __init__(self, in_memory: int = IN_MEMORY) -> None:
        self.waiting: dict[What, list[Change]] = {(kind, action): [] for kind in Kind for action in Action}
        self.room = in_memory
        self.files: dict[What, IO[bytes]] = {}

    def add(self, what: What, change: Change) -> None:
        self.waiting[what].append(change)
        self.room -= 1
        if self.room < 0:
            self.spill(what)

    def spill(self, what: What) -> None:
        """Once there is no more room, each batch goes to its file as soon as it is full."""
        batch = self.waiting[what]
        if len(batch) >= BATCH:
            if what not in self.files:
                self.files[what] = TemporaryFile()  # noqa: SIM115 (closed below)
            for start in range(0, len(batch), BATCH):
                pickle.dump(batch[start : start + BATCH], self.files[what], pickle.HIGHEST_PROTOCOL)
            batch.clear()

    def batches(self, kind: Kind, action: Action) -> Iterator[list[Change]]:
        """Batches of at most 2,000 changes, as often as wanted."""
        if file := self.files.get((kind, action)):
            end = file.seek(0, 2)
            file.seek(0)
            while file.tell() < end:
                yield pickle.load(file)  # noqa: S301 (our own file, without a name)
        rest = self.waiting[kind, action]
        for start in range(0, len(rest), BATCH):
            yield rest[start : start + BATCH]

    def close(self) -> None:
        for file in self.files.values():
            file.close()
