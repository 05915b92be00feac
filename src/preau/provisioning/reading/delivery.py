"""Opening a delivery: which files make it up, and whether they make one."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from hashlib import blake2b
from pathlib import Path

from preau.provisioning.reading import archive, names
from preau.provisioning.reading.bordereau import announced_by, is_bordereau, mismatches
from preau.provisioning.reading.faults import Fault
from preau.provisioning.reading.inspection import Traits, inspect
from preau.provisioning.reading.names import FileName
from preau.provisioning.reading.source import PlainFile, Source
from preau.provisioning.reading.windows import WINDOW
from preau.provisioning.types import Category, Code, DeliveryKind, DeliveryRefused, Message


@dataclass(frozen=True, slots=True)
class DeliveryFile:
    """`traits`: what a first pass over its bytes learnt."""

    name: str
    category: Category
    lot: int
    source: Source
    traits: Traits


@dataclass(frozen=True, slots=True)
class Delivery:
    """
    One Complet or Delta whose files fit together; nothing is read of its records yet.

    `digest` is that of names and bytes; `files` are in reading order; `warnings` are said when it is read.
    """

    prefix: str
    kind: DeliveryKind
    date: date
    files: tuple[DeliveryFile, ...]
    digest: bytes
    warnings: tuple[Message, ...] = ()

    @property
    def size(self) -> int:
        """Bytes to read, for a progress bar."""
        return sum(file.traits.size for file in self.files)


NOT_READ = "Ce fichier n’est pas lu."
LINK = "Ce lien n’est pas suivi : livrez le fichier lui-même."


@dataclass(slots=True)
class Candidates:
    """What was found, while it is not known to be a delivery; links inside a folder are named, not followed."""

    files: list[tuple[FileName, Source]] = field(default_factory=list)
    errors: list[Message] = field(default_factory=list)
    warnings: list[Message] = field(default_factory=list)
    sent: dict[str, Source] = field(default_factory=dict)
    bordereaux: list[Source] = field(default_factory=list)

    def add_link(self, name: str) -> None:
        self.warnings.append(Message(Code.UNKNOWN_FILE, LINK, file=name))

    def add(self, source: Source) -> None:
        if is_bordereau(source.name):
            self.bordereaux.append(source)
            return
        self.sent[source.name] = source
        try:
            name = names.parse(source.name)
        except Fault as fault:
            self.errors.append(fault.in_file(source.name))
            return
        if name:
            self.files.append((name, source))
        elif not names.is_read_over(source.name):
            self.warnings.append(Message(Code.UNKNOWN_FILE, NOT_READ, file=source.name))


def open_delivery(paths: Sequence[Path], *, window: int = WINDOW) -> Delivery:
    """
    Open a folder (XML at any depth), a zip archive or XML files of one delivery.

    DeliveryRefused tells all that is wrong with names, archives and bytes; FileNotFoundError for a path that
    does not exist.
    """
    found = gathered(paths)
    if not found.errors:
        links = sum(warning.message == LINK for warning in found.warnings)
        found.errors += disagreements([name for name, _ in found.files], links)
    check_bordereaux(found)
    files = tuple(inspected(found, window))
    if found.errors:
        raise DeliveryRefused(*found.errors)
    name = found.files[0][0]
    return Delivery(name.prefix, name.kind, name.date, files, digest_of(files), tuple(found.warnings))


def gathered(paths: Sequence[Path]) -> Candidates:
    found, sources = Candidates(), list[Source]()
    for path in paths:
        for link in links_in(path):
            found.add_link(link.name)
        try:
            sources += sources_in(path)
        except Fault as fault:
            found.errors.append(fault.in_file(path.name))
    for source in dict.fromkeys(sources):
        found.add(source)
    order = list(Category)
    found.files.sort(key=lambda pair: (order.index(pair[0].category), pair[0].lot))
    return found


def sources_in(path: Path) -> Sequence[Source]:
    """Links inside a folder are not followed: what they name was not delivered."""
    path.stat()
    if path.is_dir():
        inside = sorted(path.rglob("*"))
        return [PlainFile(file.resolve()) for file in inside if file.is_file() and not file.is_symlink()]
    if archive.is_archive(path):
        return archive.members(path)
    return [PlainFile(path.resolve(strict=True))]


def links_in(path: Path) -> Iterator[Path]:
    return (file for file in sorted(path.rglob("*")) if file.is_symlink())


def disagreements(files: list[FileName], links: int) -> Iterator[Message]:
    """Why files that are well named do not make one delivery; `links` were left aside."""
    if not files:
        said = "Aucun fichier de livraison AAF n’a été trouvé"
        yield Message(
            Code.NOT_A_DELIVERY,
            f"{said}, et les liens ne sont pas suivis ({links})." if links else f"{said}.",
        )
        return
    for file in files:
        if file.second_degree:
            yield Message(Code.DEGREE_MISMATCH, f"« {file.prefix} » est un flux du second degré (2D).")
    deliveries = sorted({f"{file.prefix}_{file.kind}_{file.date:%Y%m%d}" for file in files})
    if len(deliveries) > 1:
        yield Message(Code.MIXED_DELIVERIES, f"Plusieurs livraisons sont mêlées : {', '.join(deliveries)}.")
    else:
        yield from gaps(files)


def gaps(files: list[FileName]) -> Iterator[Message]:
    for category in Category:
        counted = Counter(file.lot for file in files if file.category is category)
        if not counted and files[0].kind is DeliveryKind.COMPLET:
            yield Message(Code.CATEGORY_MISSING, f"Aucun fichier {category} : un Complet doit tout dire.")
        for lot in sorted(set(range(max(counted, default=-1))) - counted.keys()):
            yield Message(Code.SEQUENCE_GAP, f"Le lot {lot:04} de {category} manque.")
        for lot, times in counted.items():
            if times > 1:
                yield Message(Code.MIXED_DELIVERIES, f"Le lot {lot:04} de {category} est là {times} fois.")


def check_bordereaux(found: Candidates) -> None:
    """A file that is shorter than announced was cut on its way: the delivery is refused before it is read."""
    expected = frozenset(source.name for _, source in found.files)
    for bordereau in found.bordereaux:
        try:
            if announced := announced_by(bordereau):
                found.errors += mismatches(bordereau, announced, sent=found.sent, expected=expected)
            else:
                found.warnings.append(Message(Code.UNKNOWN_FILE, NOT_READ, file=bordereau.name))
        except Fault as fault:
            found.errors.append(fault.in_file(bordereau.name))


def inspected(found: Candidates, window: int) -> Iterator[DeliveryFile]:
    """Two files at a time: one is hashed while another is looked at."""
    sources = [source for _, source in found.files]
    with ThreadPoolExecutor(2) as threads:
        looks = threads.map(lambda source: look(source, window), sources)
        for (name, source), seen in zip(found.files, looks, strict=True):
            if isinstance(seen, Message):
                found.errors.append(seen)
            else:
                yield DeliveryFile(source.name, name.category, name.lot, source, seen)


def look(source: Source, window: int) -> Traits | Message:
    try:
        with source.open() as stream:
            return inspect(stream, window)
    except Fault as fault:
        return fault.in_file(source.name)


def digest_of(files: Iterable[DeliveryFile]) -> bytes:
    digest = blake2b(digest_size=32)
    for file in files:
        digest.update(file.name.encode(errors="surrogateescape") + b"\0" + file.traits.digest)
    return digest.digest()
