"""The folders of reception: what lies in an inbox, and how it leaves it."""

import errno
import shutil
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path

from django.conf import settings

from preau.kernel.data import private_folder
from preau.provisioning.models import Reception, Sender
from preau.provisioning.reading import archive
from preau.provisioning.reading.bordereau import Announced, announced_by, is_bordereau
from preau.provisioning.reading.faults import Fault
from preau.provisioning.reading.source import PlainFile, Source
from preau.provisioning.receiving.gathering import Arrived
from preau.provisioning.receiving.inbox import PART, flush

INBOXES, DELIVERIES = "inbox", "deliveries"
UNFINISHED = (PART, ".filepart", ".tmp", ".copying")
BLOCK = 1 << 20


def inboxes_of(sender: Sender) -> list[Path]:
    """Their own, which OpenSSH may fill as well, and the folder watched for them."""
    own = Path(settings.PREAU_DATA) / INBOXES / str(sender.uid)
    return [folder for folder in (own, *([Path(sender.folder)] if sender.folder else [])) if folder.is_dir()]


def folder_of(reception: Reception) -> Path:
    return Path(settings.PREAU_DATA) / DELIVERIES / str(reception.uid)


def files_of(reception: Reception) -> list[Path]:
    return sorted(file for file in folder_of(reception).iterdir() if file.suffix != ".copying")


def listing(folder: Path) -> list[Arrived]:
    """Its files; links and folders are left alone, and so is what hides."""
    return [
        arrived(file)
        for file in sorted(folder.iterdir())
        if file.is_file() and not file.is_symlink() and not file.name.startswith(".")
    ]


def arrived(file: Path) -> Arrived:
    """A date may be set by the sender, that of the last change of the file's entry may not."""
    status = file.stat()
    touched = max(status.st_mtime, status.st_ctime)
    if file.name.endswith(UNFINISHED):
        return Arrived(file.name, touched, part=True)
    sources = list(sources_in(file))
    announced = {one.name for source in sources for one in announced_in(source)}
    return Arrived(
        file.name, touched, holds=frozenset(source.name for source in sources), announced=frozenset(announced)
    )


def sources_in(file: Path) -> Iterable[Source]:
    """Those of an archive that is not whole, or not safe, are not known: reading will say why."""
    try:
        return archive.members(file) if archive.is_archive(file) else [PlainFile(file)]
    except Fault:
        return []


def announced_in(source: Source) -> Iterator[Announced]:
    if is_bordereau(source.name):
        try:
            yield from announced_by(source)
        except Fault:
            return


def bring(reception: Reception) -> None:
    """
    Take its files out of the inbox, one by one.

    Safe to do again: a file that was brought is not looked for, one that is no longer there is left out.
    """
    folder = private_folder(private_folder(folder_of(reception).parent) / str(reception.uid))
    for name in reception.files:
        source, target = Path(reception.source) / name, folder / name
        if not target.exists() and source.exists():
            move(source, target)
    flush(folder)


def move(source: Path, target: Path) -> None:
    """In one gesture, from another disk too: the target is whole or is not there."""
    try:
        source.rename(target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        copy = target.with_name(target.name + ".copying")
        shutil.copyfile(source, copy)
        copy.rename(target)
        source.unlink()


def digest_of(files: Iterable[Path]) -> bytes:
    """Of names and bytes, as they came."""
    digest = blake2b(digest_size=32)
    for file in files:
        digest.update(file.name.encode() + b"\0")
        with file.open("rb") as stream:
            while block := stream.read(BLOCK):
                digest.update(block)
    return digest.digest()
