"""Zip archives, guarded before anything is unpacked."""

import lzma
import stat
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO
from zipfile import BadZipFile, ZipFile, ZipInfo

from preau.provisioning.reading.faults import Fault
from preau.provisioning.types import Code

RATIO = 200
"""A sound Complet compresses about 30:1."""
TOTAL = 8 * 10**9
MEMBERS = 2_000
NESTED = frozenset({".zip", ".gz", ".tgz", ".tar", ".bz2", ".xz", ".7z", ".rar", ".zst"})
ENCRYPTED = 0x1
MAGIC = b"PK\x03\x04"
CORRUPT = (
    BadZipFile, EOFError, NotImplementedError, OSError, RuntimeError, ValueError, lzma.LZMAError,
    struct.error, zlib.error,
)  # fmt: skip
"""What `zipfile` and its decompressors raise on damaged archives."""


@dataclass(frozen=True, slots=True)
class Member:
    archive: Path
    path: str

    @property
    def name(self) -> str:
        return PurePosixPath(self.path).name

    @contextmanager
    def open(self) -> Iterator["MemberStream"]:
        with corruption_told(self.archive):
            archive = ZipFile(self.archive)
        with archive:
            with corruption_told(self.archive):
                stream = archive.open(self.path)
            yield MemberStream(self.archive, stream)


@dataclass(frozen=True, slots=True)
class MemberStream:
    """
    A member as it is unpacked.

    `zipfile` never gives more than the size that the directory declares, which `members` has judged: a
    directory that lies ends in a wrong checksum.
    """

    archive: Path
    stream: IO[bytes]

    def read(self, size: int) -> bytes:
        with corruption_told(self.archive):
            return self.stream.read(size)


def is_archive(path: Path) -> bool:
    if path.suffix.lower() == ".zip":
        return True
    with path.open("rb") as stream:
        return stream.read(len(MAGIC)) == MAGIC


def members(archive: Path) -> list[Member]:
    """List the files of an archive that it is safe to unpack."""
    with corruption_told(archive), ZipFile(archive) as opened:
        infos = opened.infolist()
    guard_directory(archive, infos)
    for info in infos:
        guard_member(info)
    return [Member(archive, info.filename) for info in infos if not info.is_dir()]


def guard_directory(archive: Path, infos: list[ZipInfo]) -> None:
    if len({info.filename for info in infos}) < len(infos):
        raise unsafe("deux fichiers y portent le même nom")
    if len(infos) > MEMBERS:
        raise unsafe(f"l’archive compte {len(infos)} fichiers, plus de {MEMBERS}")
    if sum(info.file_size for info in infos) > TOTAL:
        raise unsafe("l’archive dépasserait 8 Go une fois décompressée")
    if sum(info.compress_size for info in infos) > archive.stat().st_size:
        raise unsafe("des fichiers de l’archive se recouvrent")


def guard_member(info: ZipInfo) -> None:
    name = info.orig_filename
    parts = PurePosixPath(name.replace("\\", "/")).parts
    if ".." in parts or name.startswith(("/", "\\")) or ":" in name or "\0" in name:
        raise unsafe(f"« {name} » sort du dossier de l’archive")
    if stat.S_ISLNK(info.external_attr >> 16):
        raise unsafe(f"« {name} » est un lien")
    if info.flag_bits & ENCRYPTED:
        raise unsafe(f"« {name} » est chiffré")
    if PurePosixPath(name).suffix.lower() in NESTED:
        raise unsafe(f"« {name} » est une archive dans l’archive")
    if info.file_size > RATIO * info.compress_size:
        raise unsafe(f"« {name} » se décompresse plus de {RATIO} fois")


def unsafe(why: str) -> Fault:
    return Fault(Code.ARCHIVE_UNSAFE, f"Archive refusée : {why}.")


@contextmanager
def corruption_told(archive: Path) -> Iterator[None]:
    try:
        yield
    except CORRUPT as error:
        raise Fault(Code.ARCHIVE_CORRUPT, f"L’archive « {archive.name} » est illisible.") from error
