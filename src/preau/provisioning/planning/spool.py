"""Changes set aside until they are written: in memory while few, in a file of our own once many."""

import pickle
from collections.abc import Iterator
from tempfile import SpooledTemporaryFile

from preau.provisioning.planning.diff import Action, Change
from preau.provisioning.planning.subjects import Kind

BATCH = 2_000
IN_MEMORY = 32 * 1024 * 1024


class Spool:
    """The changes of a plan by kind and action, each in the order it came."""

    def __init__(self) -> None:
        self.files: dict[tuple[Kind, Action], SpooledTemporaryFile[bytes]] = {}
        self.waiting: dict[tuple[Kind, Action], list[Change]] = {}

    def add(self, change: Change) -> None:
        batch = self.waiting.setdefault((change.kind, change.action), [])
        batch.append(change)
        if len(batch) == BATCH:
            self.flush(change.kind, change.action)

    def flush(self, kind: Kind, action: Action) -> None:
        file = self.files.get((kind, action))
        if file is None:
            file = self.files[kind, action] = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 (closed below)
        pickle.dump([tuple(change) for change in self.waiting[kind, action]], file, pickle.HIGHEST_PROTOCOL)
        self.waiting[kind, action].clear()

    def batches(self, kind: Kind, action: Action) -> Iterator[list[Change]]:
        """Batches of at most 2,000 changes, as often as wanted."""
        if file := self.files.get((kind, action)):
            file.seek(0)
            end = file.seek(0, 2)
            file.seek(0)
            while file.tell() < end:
                yield [Change(*row) for row in pickle.load(file)]  # noqa: S301 (our own file, without a name)
        if rest := self.waiting.get((kind, action)):
            yield rest

    def close(self) -> None:
        for file in self.files.values():
            file.close()
