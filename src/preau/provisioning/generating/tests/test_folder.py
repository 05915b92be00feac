"""Where a delivery may be written: over an earlier one of ours, and over nothing else."""

from pathlib import Path

import pytest
from tests.fontenay import THURSDAY

from preau.provisioning.generating import Plan, generate


@pytest.mark.parametrize(
    "packing", [{}, {"zip": True}, {"bordereau": True}, {"zip": True, "bordereau": True}]
)
def test_a_delivery_replaces_the_same_one(tmp_path: Path, packing: dict[str, bool]) -> None:
    generate(tmp_path, Plan(date=THURSDAY, pupils=250, **packing))
    report = generate(tmp_path, Plan(date=THURSDAY, pupils=50, **packing))
    assert {*tmp_path.iterdir()} == {*report.files}


@pytest.mark.parametrize(
    "name",
    ["ENT92_Complet_20261126_Eleve_0000.xml", "ENT92_Complet_20261119_Eleve_0000.xml",
     "ENT92_Complet_20261119.zip", "memoires.odt"],
)  # fmt: skip
def test_a_folder_that_holds_anything_else_is_refused_and_left_as_it_is(tmp_path: Path, name: str) -> None:
    """Next week's, the académie's own under the same name, or what has nothing to do with it."""
    other = tmp_path / name
    other.write_text("not ours")
    with pytest.raises(ValueError, match="contient déjà autre chose"):
        generate(tmp_path, Plan(date=THURSDAY, pupils=50))
    assert [*tmp_path.iterdir()] == [other]
    assert other.read_text() == "not ours"


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "livraison").touch()
    with pytest.raises(ValueError, match="pas un dossier"):
        generate(tmp_path / "livraison", Plan(date=THURSDAY, pupils=50))
