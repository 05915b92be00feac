"""
An inbox: a flat folder where one sender writes, and never reads.

What is being written is `<name>.part`; it takes its name, whole, when it is closed. A part left by a cut
connection waits for its rest.
"""

import os
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from preau.kernel.data import private_folder

PART = ".part"
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,149}")
MOST_FILES = 2_000


class InboxError(Exception):
    """One French sentence for the sender."""


class NotHere(InboxError):  # noqa: N818
    """There is nothing under this name that one could write on."""


class InboxFull(InboxError):  # noqa: N818
    """The quota does not allow it; what was refused is not kept."""


def file_name(path: str) -> str:
    """The only names there are: one level, plain signs, none that we use ourselves."""
    name = path.removeprefix("/").removeprefix("./")
    if not NAME.fullmatch(name) or name.endswith(PART):
        raise InboxError(
            "Nom refusé : lettres sans accent, chiffres, points et tirets, sans dossier ni .part à la fin."
        )
    return name


@dataclass(eq=False, slots=True)
class Upload:
    """One file on its way; `lost` once another took its place, or the quota refused it."""

    name: str
    part: Path
    descriptor: int
    appends: bool = False
    lost: InboxError | None = None

    @property
    def size(self) -> int:
        return os.fstat(self.descriptor).st_size


@dataclass
class Inbox:
    """Shared by all the connections of a sender, so that they share its quota."""

    folder: Path
    quota: int
    used: int = 0
    under_way: dict[str, Upload] = field(default_factory=dict)

    def open(self, name: str, *, create: bool, truncate: bool, append: bool = False) -> Upload:
        """Begin, begin again (`truncate`) or resume; the last to open a name is the one who writes it."""
        private_folder(self.folder)
        part = self.folder / (name + PART)
        if not (create or part.exists()):
            raise NotHere("Aucun envoi de ce nom n’est à reprendre.")
        if not part.exists() and sum(1 for _ in self.folder.iterdir()) >= MOST_FILES:
            raise InboxFull(f"Boîte pleine : {MOST_FILES} fichiers y attendent déjà.")
        if earlier := self.under_way.get(name):
            earlier.lost = InboxError("Cet envoi a été repris par une autre connexion.")
        flags = os.O_WRONLY | os.O_CREAT | os.O_NOFOLLOW | (os.O_TRUNC if truncate else 0)
        upload = Upload(name, part, os.open(part, flags, 0o600), append)
        self.under_way[name] = upload
        self.used = sum(file.stat().st_size for file in self.folder.iterdir() if not file.is_symlink())
        return upload

    def write(self, upload: Upload, offset: int, data: bytes) -> int:
        self.still_ours(upload)
        offset = upload.size if upload.appends else offset
        growth = max(0, offset + len(data) - upload.size)
        if self.used + growth > self.quota:
            raise self.dropped(upload)
        written = os.pwrite(upload.descriptor, data, offset)
        self.used += growth
        return written

    def shorten(self, upload: Upload, size: int) -> None:
        """What some clients do before they resume; a file never grows this way."""
        self.still_ours(upload)
        if size < upload.size:
            os.ftruncate(upload.descriptor, size)

    def dropped(self, upload: Upload) -> InboxFull:
        """A part that cannot be ended would fill the inbox for ever."""
        most = f"{self.quota // 10**6} Mo au plus y attendent"
        upload.lost = full = InboxFull(f"Boîte pleine : {most}. Prévenez votre correspondant.")
        upload.part.unlink(missing_ok=True)
        return full

    def close(self, upload: Upload, *, whole: Callable[[], bool]) -> None:
        """Give a whole file its name; a cut one keeps its part. An earlier file of this name is replaced."""
        try:
            self.still_ours(upload)
            if not whole():
                return
            os.fsync(upload.descriptor)
            upload.part.replace(self.folder / upload.name)
            flush(self.folder)
        finally:
            os.close(upload.descriptor)
            if self.under_way.get(upload.name) is upload:
                del self.under_way[upload.name]

    def part_size(self, name: str) -> int:
        """How much arrived of a file that is not whole: from where to resume."""
        with suppress(FileNotFoundError):
            return (self.folder / (name + PART)).stat().st_size
        raise NotHere("Aucun envoi de ce nom n’est à reprendre.")

    def still_ours(self, upload: Upload) -> None:
        if upload.lost:
            raise upload.lost


def flush(folder: Path) -> None:
    """A name survives a power cut once its folder is written."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
