"""Facts come from a file; what is not there is not made up, and a mistake is said."""

from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from preau.operations.transparency.reading import FactsMistaken, read_facts
from preau.operations.transparency.types import Controller, Facts

GIVEN = """
[publisher]
name = "Ville des Rosiers"
director = "  Rose Églantine, maire "

[contacts]
security = "securite@rosiers.example"

[commune.99001]
dpo = "dpo@rosiers.example"
"""


def file_with(folder: Path, text: str) -> Path:
    path = folder / "facts.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_what_the_file_says_is_kept_and_the_rest_is_empty(tmp_path):
    facts = read_facts(file_with(tmp_path, GIVEN))
    assert facts.publisher.name == "Ville des Rosiers"
    assert facts.publisher.director == "Rose Églantine, maire"
    assert facts.host.name == ""
    assert facts.commune == {"99001": Controller(dpo="dpo@rosiers.example")}


def test_without_a_file_nothing_is_known(tmp_path):
    assert read_facts(tmp_path / "absent.toml") == Facts()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[publisher", "TOML"),
        ("publisher = 'x'", "attend une table"),
        ("[commune]\n99001 = 'x'", "attend une table"),
        ("[publisher]\nnom = 'x'", "publisher.nom"),
        ("[editor]\nname = 'x'", "editor"),
        ("[publisher]\nphone = 102030405", "publisher.phone"),
    ],
)
def test_a_mistake_is_said_with_its_place(tmp_path, text, said):
    with pytest.raises(FactsMistaken, match=said):
        read_facts(file_with(tmp_path, text))


def test_what_is_missing_is_named_as_it_is_written_in_the_file(tmp_path):
    facts = read_facts(file_with(tmp_path, GIVEN))
    missing = set(facts.untold(["99"], ["99001"]))
    assert {"publisher.address", "host.name", "academie.99.dpo", "commune.99001.address"} <= missing
    assert not {"publisher.name", "contacts.security", "commune.99001.dpo"} & missing


@given(st.text(st.characters(codec="utf-8")))
def test_any_text_is_facts_or_a_sentence(text):
    with TemporaryDirectory() as folder, suppress(FactsMistaken):
        assert isinstance(read_facts(file_with(Path(folder), text)), Facts)
