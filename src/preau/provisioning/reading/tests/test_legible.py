"""Names as somebody sees them: neither endless nor made of what cannot be seen; and no message says them."""

import re

import pytest

from preau.provisioning.reading.canonical import TEXT
from preau.provisioning.reading.legible import is_hidden
from preau.provisioning.types import Category, Code

ENDLESS = "Aa" * 450_000
HIDDEN = ("\U000e0041", "\x7f", "\u200b", "\u202e", "\u2066", "\ufeff", "\xad", "\x85", "\ue000")


def messages_of(outcome):
    warned = [counted.first for counted in outcome.messages.warnings.values()]
    return [*outcome.errors, *outcome.messages.set_aside, *warned]


@pytest.mark.parametrize("category", [Category.PUPIL, Category.GUARDIAN, Category.STAFF])
def test_an_endless_name_sets_the_record_aside_and_its_owner_is_not_absent(aaf, category) -> None:
    said = aaf.add("7", category, ENTPersonPrenom=ENDLESS)
    outcome = aaf.read(aaf.single(aaf.document(aaf.add("1", category), said), category=category))
    assert [record.key for record in outcome.records] == ["1"]
    assert outcome.shielded == [(category, "7")]
    (message,) = outcome.messages.set_aside
    assert (message.code, message.key) == (Code.VALUE_INVALID, "7")
    assert message.line > 5
    assert message.file
    assert "Aa" not in message.message


@pytest.mark.parametrize("hidden", HIDDEN)
def test_signs_that_nobody_sees_are_taken_out_and_it_is_said(aaf, hidden) -> None:
    outcome = aaf.read(aaf.single(aaf.document(aaf.add("7", ENTPersonPrenom=f"In{hidden}ès{hidden}"))))
    (record,) = outcome.records
    assert record.attributes["ENTPersonPrenom"] == ("Inès",)
    assert record.ignored == ()
    assert record.raw_digest is None
    (message,) = messages_of(outcome)
    assert (message.code, message.key) == (Code.VALUE_IGNORED, "7")
    assert message.line
    assert "In" not in message.message


def test_a_name_of_nothing_that_is_seen_is_missing(aaf) -> None:
    outcome = aaf.read(aaf.single(aaf.document(aaf.add("7", ENTPersonNom="\u200b\u202e"))))
    assert outcome.records == []
    assert Code.VALUE_MISSING in outcome.codes


def test_a_hidden_sign_between_a_letter_and_its_accent_leaves_one_letter(aaf) -> None:
    (record,) = aaf.read(aaf.single(aaf.document(aaf.add("7", ENTPersonPrenom="Ine\u200d\u0300s")))).records
    assert record.attributes["ENTPersonPrenom"] == ("Inès",)


@pytest.mark.parametrize(
    "name", ["Anne\u00a0Lise", "N’Golo", "Đặng Thị", "שרה", "王 小明", "O'Neil-D’Arc", "A" * 100]
)
def test_the_names_of_people_are_kept_as_they_are(aaf, name) -> None:
    outcome = aaf.read(aaf.single(aaf.document(aaf.add("7", ENTPersonPrenom=name))))
    assert outcome.codes == []
    assert outcome.records[0].attributes["ENTPersonPrenom"] == (name,)
    assert outcome.records[0].raw_digest


def test_any_other_value_that_never_ends_is_ignored_and_the_old_one_stays(aaf) -> None:
    outcome = aaf.read(aaf.single(aaf.document(aaf.add("7", ENTPersonClasses=f"8$11$O$7${ENDLESS}"))))
    (record,) = outcome.records
    assert record.ignored == ("ENTPersonClasses",)
    assert outcome.codes == [Code.VALUE_IGNORED]


def test_the_fast_path_lets_nothing_hidden_through() -> None:
    text = re.compile(TEXT)
    for code in range(0x10000):
        assert not (is_hidden(chr(code)) and text.fullmatch(chr(code))), hex(code)


def test_a_delta_is_held_to_the_same(aaf) -> None:
    said = (aaf.modify("7", ENTPersonPrenom=ENDLESS), aaf.modify("8", ENTPersonPrenom="I\u202ena"))
    outcome = aaf.read(aaf.single(aaf.document(*said), kind="Delta"))
    assert [(record.key, record.attributes["ENTPersonPrenom"]) for record in outcome.records] == [
        ("8", ("Ina",))
    ]
    assert outcome.shielded == [(Category.PUPIL, "7")]


def test_a_school_has_a_longer_name_than_a_person(aaf) -> None:
    long = aaf.add("3", Category.SCHOOL, ENTStructureNomCourant="A" * 150)
    endless = aaf.add("4", Category.SCHOOL, ENTStructureNomCourant="A" * 201)
    outcome = aaf.read(aaf.single(aaf.document(long, endless), category=Category.SCHOOL))
    assert [record.key for record in outcome.records] == ["3"]
