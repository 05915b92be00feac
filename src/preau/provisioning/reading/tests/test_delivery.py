"""A folder, an archive or files: do they make one delivery?"""

import random
from datetime import date
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from preau.provisioning.reading import open_delivery
from preau.provisioning.types import Category, Code, DeliveryKind, DeliveryRefused


def refusal(*paths: Path) -> list[Code]:
    with pytest.raises(DeliveryRefused) as caught:
        open_delivery(paths)
    return [message.code for message in caught.value.messages]


def zipped(folder: Path, archive: Path, prefix: str = "") -> Path:
    with ZipFile(archive, "w", ZIP_DEFLATED) as opened:
        for path in sorted(folder.iterdir()):
            opened.write(path, prefix + path.name)
    return archive


def test_a_folder_is_read_at_any_depth_schools_first(aaf, tmp_path) -> None:
    aaf.complet(tmp_path / "a")
    (tmp_path / "a" / aaf.name(lot=1)).write_text(aaf.document(aaf.add("2")))
    delivery = open_delivery([tmp_path])
    assert (delivery.prefix, delivery.kind, delivery.date) == (
        "ENT1DVA-ESSAI", DeliveryKind.COMPLET, date(2025, 9, 1),
    )  # fmt: skip
    assert [(file.category, file.lot) for file in delivery.files] == [
        (Category.SCHOOL, 0), (Category.PUPIL, 0), (Category.PUPIL, 1), (Category.GUARDIAN, 0),
        (Category.STAFF, 0),
    ]  # fmt: skip


def test_folder_files_and_archive_are_the_same_delivery(aaf, tmp_path) -> None:
    folder = aaf.complet(tmp_path / "a")
    archive = zipped(folder, tmp_path / "a.zip", "dossier/")
    digests = {
        open_delivery(paths).digest for paths in ([folder], sorted(folder.iterdir()), [archive], [folder] * 2)
    }
    assert len(digests) == 1
    assert aaf.read(archive).counts == aaf.read(folder).counts == {
        category: {"files": 1, "records": 1} for category in Category
    }  # fmt: skip


def test_one_byte_changes_the_digest(aaf, tmp_path) -> None:
    before = open_delivery([aaf.complet(tmp_path / "a")]).digest
    changed = aaf.document(aaf.add("1", ENTPersonPrenom="Inés"))
    assert open_delivery([aaf.complet(tmp_path / "a", Eleve=changed)]).digest != before


def test_a_path_that_does_not_exist_is_the_callers_mistake(tmp_path) -> None:
    for name in ("rien", "rien.zip", "rien.xml"):
        with pytest.raises(FileNotFoundError):
            open_delivery([tmp_path / name])


@pytest.mark.parametrize("name", [
    "Eleve.xml", "eleve_0000.xml", "ENT_Complet_20250901_Eleve_000.xml", "ENT_Complet_2025091_Eleve_0000.xml",
    "ENT_Complet_20250931_Eleve_0000.xml", "ENT_complet_20250901_PersEducNat_0000.xml",
    "_Complet_20250901_Eleve_0000.xml", "ENT_Complet_٢٠٢٥٠٩٠١_Eleve_0000.xml",
])  # fmt: skip
def test_a_file_named_after_a_category_must_follow_the_grammar(aaf, tmp_path, name) -> None:
    aaf.complet(tmp_path)
    (tmp_path / name).write_text("")
    assert refusal(tmp_path) == [Code.FILE_NAME]


def test_other_files_are_told_and_those_of_other_flows_are_read_over(aaf, tmp_path) -> None:
    aaf.complet(tmp_path)
    hidden = "._" + aaf.name()
    for name in ("bordereau.txt", "autre.xml", hidden, "ficAlimMENESR.dtd", aaf.name("MefEducNat")):
        (tmp_path / name).write_text("")
    (tmp_path / "lien.xml").symlink_to(tmp_path / aaf.name())
    outcome = aaf.read(tmp_path)
    assert outcome.warned == {
        (Code.UNKNOWN_FILE, name): 1 for name in ("autre.xml", "bordereau.txt", hidden, "lien.xml")
    }


def test_a_folder_of_links_says_that_they_are_not_followed(aaf, tmp_path) -> None:
    folder = tmp_path / "liens"
    folder.mkdir()
    (folder / aaf.name()).symlink_to(tmp_path / "ailleurs.xml")
    with pytest.raises(DeliveryRefused) as refused:
        open_delivery([folder])
    (message,) = refused.value.messages
    assert message.code is Code.NOT_A_DELIVERY
    assert "les liens ne sont pas suivis (1)" in message.message


def test_nothing_to_read_is_not_a_delivery(tmp_path) -> None:
    (tmp_path / "notes.txt").write_text("")
    assert refusal(tmp_path) == refusal(tmp_path / "notes.txt") == [Code.NOT_A_DELIVERY]


def test_a_complet_says_everything_and_a_delta_need_not(aaf, tmp_path) -> None:
    assert refusal(aaf.complet(tmp_path / "a", Eleve=None, PersEducNat=None)) == [Code.CATEGORY_MISSING] * 2
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / aaf.name(kind="Delta")).write_text(aaf.document(aaf.delete()))
    assert aaf.read(tmp_path / "b").counts == {Category.PUPIL: {"files": 1, "records": 1}}


def test_an_empty_root_counts_as_present(aaf, tmp_path) -> None:
    assert aaf.read(aaf.complet(tmp_path, Eleve="<ficAlimMENESR/>")).counts[Category.PUPIL]["records"] == 0


def test_lots_start_at_zero_and_have_no_gap(aaf, tmp_path) -> None:
    aaf.complet(tmp_path)
    (tmp_path / aaf.name(lot=2)).write_text(aaf.document())
    (tmp_path / aaf.name()).rename(tmp_path / aaf.name(lot=3))
    assert refusal(tmp_path) == [Code.SEQUENCE_GAP] * 2


def test_two_deliveries_in_one_folder_are_mixed(aaf, tmp_path) -> None:
    aaf.complet(tmp_path / "a")
    aaf.complet(tmp_path / "b")
    assert refusal(tmp_path) == [Code.MIXED_DELIVERIES] * 4
    (tmp_path / "a" / aaf.name(kind="Delta")).write_text(aaf.document())
    assert refusal(tmp_path / "a") == [Code.MIXED_DELIVERIES]


def test_a_second_degree_flow_is_refused(aaf, tmp_path) -> None:
    for path in aaf.complet(tmp_path).iterdir():
        path.rename(tmp_path / path.name.replace("ENT1DVA", "EnvOLE_ENT2DVA"))
    assert refusal(tmp_path) == [Code.DEGREE_MISMATCH] * 4


@pytest.mark.parametrize(("name", "changes"), [
    ("../a.xml", {}), ("/a.xml", {}), ("c:\\a.xml", {}), ("dedans.zip", {}),
    ("lien.xml", {"external_attr": 0o120777 << 16}),
    ("chiffre.xml", {"flag_bits": 1}),
    ("bombe.xml", {"file_size": 10**9}),
    ("vide.xml", {"file_size": 5, "compress_size": 0}),
    ("total.xml", {"file_size": 9 * 10**9, "compress_size": 9 * 10**9}),
    ("recouvre.xml", {"compress_size": 10**6}),
])  # fmt: skip
def test_unsafe_archives_are_refused_before_they_are_unpacked(tmp_path, name, changes) -> None:
    archive = tmp_path / "a.zip"
    with ZipFile(archive, "w") as opened:
        opened.writestr(name, "contenu")
        for attribute, value in changes.items():
            setattr(opened.filelist[0], attribute, value)
    assert refusal(archive) == [Code.ARCHIVE_UNSAFE]


def test_an_archive_of_too_many_files_is_refused(tmp_path) -> None:
    with ZipFile(tmp_path / "a.zip", "w") as opened:
        for number in range(2_001):
            opened.writestr(f"{number}.txt", "")
    assert refusal(tmp_path / "a.zip") == [Code.ARCHIVE_UNSAFE]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_members_of_one_name_are_refused(aaf, tmp_path) -> None:
    with ZipFile(tmp_path / "a.zip", "w") as opened:
        for content in ("un", "deux"):
            opened.writestr(aaf.name(), content)
    assert refusal(tmp_path / "a.zip") == [Code.ARCHIVE_UNSAFE]


def test_a_member_that_really_compresses_too_well_is_refused(aaf, tmp_path) -> None:
    with ZipFile(tmp_path / "a.zip", "w", ZIP_DEFLATED) as opened:
        opened.writestr(aaf.name(), b" " * 10_000_000)
    assert refusal(tmp_path / "a.zip") == [Code.ARCHIVE_UNSAFE]


def test_a_directory_that_lies_about_sizes_is_corrupt(aaf, tmp_path) -> None:
    with ZipFile(tmp_path / "a.zip", "w", ZIP_DEFLATED) as opened:
        opened.writestr(aaf.name(), b" " * 10_000_000)
        opened.filelist[0].file_size = 100
    assert Code.ARCHIVE_CORRUPT in refusal(tmp_path / "a.zip")


def test_a_damaged_archive_is_refused_or_reads_the_same(aaf, tmp_path) -> None:
    whole = zipped(aaf.complet(tmp_path / "a"), tmp_path / "a.zip").read_bytes()
    sound, archive, luck = aaf.read(tmp_path / "a.zip"), tmp_path / "b.zip", random.Random(1)  # noqa: S311
    for cut in range(0, len(whole), 7):
        archive.write_bytes(whole[:cut])
        assert Code.ARCHIVE_CORRUPT in refusal(archive)
    for _ in range(300):
        damaged = bytearray(whole)
        damaged[luck.randrange(len(whole))] ^= 1 << luck.randrange(8)
        archive.write_bytes(damaged)
        outcome = aaf.read(archive)
        assert outcome.errors or outcome.records == sound.records
