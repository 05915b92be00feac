"""A delivery read into its stage, by several processes where that is quicker."""

import os
import pickle
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from subprocess import PIPE, Popen
from tempfile import TemporaryFile
from typing import IO

from preau.provisioning.mirroring.share import ShareRead
from preau.provisioning.mirroring.stage import Stage
from preau.provisioning.reading import Counts, Delivery, DeliveryFile
from preau.provisioning.reading.reading import FileRead, files_read, summed
from preau.provisioning.types import Messages

LARGE = 16 << 20
"""Bytes under which another process costs more than it saves."""
MOST = 4
SHARE = [sys.executable, "-P", "-c", "from preau.provisioning.mirroring.share import main; main()"]


class ReadingStopped(Exception):  # noqa: N818
    """A process that read a share of the files ended before its work: what was heard is worth nothing."""


def hear(
    delivery: Delivery,
    stage: Stage,
    messages: Messages,
    *,
    progress: Callable[[int], None] | None = None,
    processes: int | None = None,
) -> Counts:
    """
    Read all files, each process a share of them; messages come in the order of the files all the same.

    ReadingStopped if one of the processes did not finish.
    """
    mine, *others = shares(delivery.files, processes or useful(delivery, stage))
    with ExitStack() as stack:
        helpers = [stack.enter_context(helper(delivery, places)) for places in others]
        files = list(files_read(delivery, mine, stage, known=stage, progress=progress))
        for places, (process, rows) in zip(others, helpers, strict=True):
            if process.wait():
                raise ReadingStopped(process.returncode)
            files += taken(stage, rows)
            if progress:
                progress(sum(delivery.files[place].traits.size for place in places))
    return summed(delivery, sorted(files, key=lambda file: file.place), messages)


def useful(delivery: Delivery, stage: Stage) -> int:
    """How many processes help: records known by their bytes are read as fast as they could be shared."""
    if stage.raws or delivery.size < LARGE:
        return 1
    return min(len(os.sched_getaffinity(0)), MOST)


def shares(files: Sequence[DeliveryFile], number: int) -> list[list[int]]:
    """Ranks of files, so that each share has about as many bytes."""
    found: list[list[int]] = [[] for _ in range(number)]
    loads = [0] * number
    for place in sorted(range(len(files)), key=lambda place: -files[place].traits.size):
        lightest = loads.index(min(loads))
        found[lightest].append(place)
        loads[lightest] += files[place].traits.size
    return [sorted(places) for places in found if places]


@contextmanager
def helper(delivery: Delivery, places: list[int]) -> Iterator[tuple[Popen[bytes], IO[bytes]]]:
    """
    A process at work on its share, and the file without a name that it fills.

    It lives while its input is open: it ends when we do, however that comes.
    """
    with TemporaryFile() as rows, ended_early(), Popen(SHARE, stdin=PIPE, stdout=rows) as process:  # noqa: S603 (our own)
        try:
            pickle.dump((delivery, places), process.stdin, pickle.HIGHEST_PROTOCOL)  # type: ignore[arg-type]
            process.stdin.flush()  # type: ignore[union-attr]
            yield process, rows
        finally:
            process.kill()


@contextmanager
def ended_early() -> Iterator[None]:
    """A process may be gone before it was told what to read."""
    try:
        yield
    except BrokenPipeError:
        raise ReadingStopped from None


def taken(stage: Stage, rows: IO[bytes]) -> list[FileRead]:
    """Put in the stage what a process read."""
    rows.seek(0)
    try:
        while not isinstance(said := pickle.load(rows), ShareRead):  # noqa: S301 (our own file, without a name)
            stage.take(said)
    except (EOFError, pickle.UnpicklingError):
        raise ReadingStopped from None
    stage.shielded |= said.shielded
    return said.files
