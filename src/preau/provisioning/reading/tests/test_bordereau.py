"""What was announced came: neither a file less, nor a line less."""

from zipfile import ZipFile

import pytest

from preau.provisioning.reading import open_delivery
from preau.provisioning.types import Category, Code, DeliveryRefused

NAME = "ENT1DVA-ESSAI_Complet_20250901_bordereau.txt"


def lines(path) -> int:
    return path.read_bytes().count(b"\n")


def announce(folder, *, name: str = NAME, without: str = "", more: str = "", **changed: int) -> None:
    said = "".join(
        f"{path.name}\t{changed.get(path.stem.split('_')[-2], lines(path))}\r\n"
        for path in sorted(folder.glob("*.xml"))
        if not (without and without in path.name)
    )
    text = f"Destinataire : ENT1DVA\r\nDate d'envoi : 01/09/2025\r\nArchive : \r\n\r\n{said}{more}"
    (folder / name).write_bytes(text.encode())


def refusals(*paths) -> list[tuple[str, str, int | None]]:
    with pytest.raises(DeliveryRefused) as refused:
        open_delivery(list(paths))
    return [(message.code, message.file, message.line) for message in refused.value.messages]


def test_a_delivery_that_is_as_announced_is_read(aaf, tmp_path) -> None:
    announce(aaf.complet(tmp_path / "a"))
    delivery = open_delivery([tmp_path / "a"])
    assert (len(delivery.files), delivery.warnings) == (4, ())


def test_a_file_with_fewer_lines_than_announced_was_cut(aaf, tmp_path) -> None:
    announce(aaf.complet(tmp_path / "a"), Eleve=99)
    assert refusals(tmp_path / "a") == [(Code.BORDEREAU_MISMATCH, NAME, 5)]


def test_a_file_that_is_announced_and_missing_refuses(aaf, tmp_path) -> None:
    """The last lot of a category leaves no gap behind it: only the bordereau knows."""
    gone = aaf.name(Category.PUPIL, lot=1)
    announce(aaf.complet(tmp_path / "a"), more=f"{gone}\t12\r\n")
    assert refusals(tmp_path / "a") == [(Code.BORDEREAU_MISMATCH, NAME, 9)]


def test_a_file_that_was_not_announced_refuses(aaf, tmp_path) -> None:
    announce(aaf.complet(tmp_path / "a"), without="PersEducNat")
    assert refusals(tmp_path / "a") == [(Code.BORDEREAU_MISMATCH, NAME, None)]


def test_it_lies_beside_its_archive_or_inside(aaf, tmp_path) -> None:
    folder = aaf.complet(tmp_path / "a")
    announce(folder, Eleve=99)
    inside, beside = tmp_path / "inside.zip", tmp_path / "beside.zip"
    for archive in (inside, beside):
        with ZipFile(archive, "w") as out:
            for path in sorted(folder.iterdir()):
                if archive == inside or path.name != NAME:
                    out.write(path, path.name)
    assert refusals(inside) == refusals(beside, folder / NAME) == [(Code.BORDEREAU_MISMATCH, NAME, 5)]
    assert open_delivery([beside])


def test_a_last_line_that_nothing_ends_is_counted_or_not(aaf, tmp_path) -> None:
    folder = aaf.complet(tmp_path / "a")
    pupils = folder / aaf.name(Category.PUPIL)
    pupils.write_bytes(pupils.read_bytes().rstrip(b"\n"))
    for counted in (lines(pupils), lines(pupils) + 1):
        announce(folder, Eleve=counted)
        assert open_delivery([folder])


@pytest.mark.parametrize("said", [b"", b"bonjour", b"\xff\xfe" * 50, b"x" * (2 << 20)])
def test_one_that_announces_nothing_is_an_unknown_file(aaf, tmp_path, said) -> None:
    folder = aaf.complet(tmp_path / "a")
    (folder / "Bordereau.txt").write_bytes(said)
    (warning,) = open_delivery([folder]).warnings
    assert (warning.code, warning.file) == (Code.UNKNOWN_FILE, "Bordereau.txt")
