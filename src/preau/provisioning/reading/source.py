"""Where the bytes of a file come from."""

from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from preau.provisioning.reading.windows import Stream


class Source(Protocol):
    """A file on disk or inside an archive; equal sources are the same file."""

    @property
    def name(self) -> str: ...

    def open(self) -> AbstractContextManager[Stream]: ...


@dataclass(frozen=True, slots=True)
class PlainFile:
    path: Path

    @property
    def name(self) -> str:
        return self.path.name

    def open(self) -> AbstractContextManager[Stream]:
        return self.path.open("rb")
