"""The archive and the bordereau of a delivery (convention, annex 2)."""

import shutil
import zipfile
from pathlib import Path

from preau.provisioning.generating.types import GenerationReport
from preau.provisioning.generating.writing import Delivery, Label

BORDEREAU = """\
Destinataire : {label.prefix}
Date d'envoi : {label.date:%d/%m/%Y}
Archive : {archive}

"""


def packed(delivery: Delivery, *, zip: bool = False, bordereau: bool = False) -> GenerationReport:  # noqa: A002
    """Tell of a written delivery; its archive takes the place of what it holds, its bordereau lies beside."""
    files, label = delivery.files, delivery.label
    archive = delivery.folder / f"{label}.zip" if zip else None
    announced = [_write_bordereau(files, label, archive=archive)] if bordereau else []
    if archive is not None:
        _move_into(archive, files, label=label)
    return GenerationReport(dict(delivery.records), (*(files if archive is None else [archive]), *announced))


def _write_bordereau(files: list[Path], label: Label, *, archive: Path | None) -> Path:
    """One line per XML file: its name, a tab, its size in lines."""
    path = files[0].with_name(f"{label}_bordereau.txt")
    with path.open("w", encoding="utf-8", newline="\r\n") as out:
        out.write(BORDEREAU.format(label=label, archive=archive.name if archive else ""))
        for file in files:
            out.write(f"{file.name}\t{_lines(file)}\n")
    return path


def _lines(path: Path) -> int:
    with path.open("rb") as file:
        return sum(1 for _ in file)


def _move_into(archive: Path, files: list[Path], *, label: Label) -> None:
    """Members carry the delivery's date, so that equal deliveries give equal archives."""
    stamp = (label.date.year, label.date.month, label.date.day, 0, 0, 0)
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as out:
        for file in files:
            member = zipfile.ZipInfo(file.name, stamp)
            member.compress_type = zipfile.ZIP_DEFLATED
            with file.open("rb") as source, out.open(member, "w") as target:
                shutil.copyfileobj(source, target)
            file.unlink()
