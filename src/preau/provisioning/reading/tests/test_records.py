"""What one record may say."""

from itertools import product

import pytest

from preau.provisioning.types import Category, Code, Operation

PUPIL, SCHOOL = Category.PUPIL, Category.SCHOOL


def test_a_record_keeps_what_is_said_and_its_place(aaf) -> None:
    outcome = aaf.read(
        aaf.single(aaf.document(aaf.add("7"), aaf.add("8", ENTPersonClasses=("8$11$O$7$A", "8$11$O$8$B"))))
    )
    first, second = outcome.records
    assert (first.operation, first.category, first.key, first.line) == (Operation.ADD, PUPIL, "7", 5)
    assert first.attributes == {
        "ENTPersonNom": ("NOM",), "ENTPersonPrenom": ("Inès",), "ENTPersonDateNaissance": ("14/02/2017",),
    }  # fmt: skip
    assert second.attributes["ENTPersonClasses"] == ("8$11$O$7$A", "8$11$O$8$B")
    assert len({first.raw_digest, second.raw_digest, None}) == 3
    assert not outcome.codes


def test_values_are_trimmed_and_composed(aaf) -> None:
    (record,) = aaf.read(aaf.single(aaf.document(aaf.add(ENTPersonPrenom=" Ine\u0300s\u00a0\n")))).records
    assert record.attributes["ENTPersonPrenom"] == ("Inès",)


def test_an_empty_identifier_is_never_repaired_but_shields_the_person(aaf) -> None:
    outcome = aaf.read(aaf.single(aaf.document(aaf.add(" ", join="42"), aaf.add("", join=""))))
    assert (outcome.records, outcome.shielded, outcome.codes) == (
        [],
        [(PUPIL, "42")],
        [Code.IDENTIFIER_MISSING] * 2,
    )
    assert [message.line for message in outcome.messages.set_aside] == [5, 17]
    assert outcome.counts[PUPIL]["records"] == 2


def test_another_identifier_in_the_join_key_is_only_said(aaf) -> None:
    outcome = aaf.read(aaf.single(aaf.document(aaf.add("1", join="2"))))
    assert [record.key for record in outcome.records] == ["1"]
    assert outcome.warned == {(Code.VALUE_IGNORED, "ENTPersonJointure"): 1}


@pytest.mark.parametrize(("category", "name"), [
    (SCHOOL, "ENTStructureNomCourant"),
    *product((PUPIL, Category.GUARDIAN, Category.STAFF), ("ENTPersonNom", "ENTPersonPrenom")),
])  # fmt: skip
def test_a_name_is_required(aaf, category, name) -> None:
    complet = aaf.document(aaf.add("7", category, **{name: " "}))
    delta = aaf.document(aaf.modify("7", category, **{name: ""}))
    for content, kind in ((complet, "Complet"), (delta, "Delta")):
        outcome = aaf.read(aaf.single(content, category=category, kind=kind))
        assert (outcome.codes, outcome.records, outcome.shielded) == (
            [Code.VALUE_MISSING],
            [],
            [(category, "7")],
        )


@pytest.mark.parametrize("birth", ["31/02/2017", "00/00/2017", "2017-02-14", "14/02/1817", "02/09/2025", "x"])
def test_an_impossible_birth_date_sets_a_pupil_aside(aaf, birth) -> None:
    outcome = aaf.read(aaf.single(aaf.document(aaf.add("7", ENTPersonDateNaissance=birth))))
    assert (outcome.codes, outcome.records, outcome.shielded) == ([Code.VALUE_INVALID], [], [(PUPIL, "7")])
    assert (outcome.messages.set_aside[0].line, outcome.messages.set_aside[0].key) == (12, "7")


def test_an_impossible_birth_date_is_ignored_for_adults(aaf) -> None:
    content = aaf.document(aaf.add("7", Category.STAFF, ENTPersonDateNaissance="31/02/1980"))
    outcome = aaf.read(aaf.single(content, category=Category.STAFF))
    assert outcome.records[0].ignored == ("ENTPersonDateNaissance",)
    assert outcome.codes == [Code.VALUE_IGNORED]


def test_an_empty_birth_date_is_kept_empty_and_said_at_each_reading(aaf) -> None:
    outcome = aaf.read(aaf.single(aaf.document(aaf.add(ENTPersonDateNaissance=""))))
    assert outcome.codes == [Code.BIRTH_DATE_MISSING]
    assert [(record.raw_digest, record.ignored) for record in outcome.records] == [(None, ())]


@pytest.mark.parametrize(("category", "name", "good", "bad"), [
    (PUPIL, "ENTEleveINE", "120000001AA", "123"),
    (PUPIL, "ENTPersonMail", "a@exemple.fr", "a@exemple"),
    (PUPIL, "ENTEleveTransport", "O", "oui"),
    (Category.GUARDIAN, "ENTPersRelEleveTelMobile", "+33 6 99 00 00 01", "à demander"),
    (Category.GUARDIAN, "ENTPersonCodePostal", "L-1234", "?"),
    (Category.STAFF, "ENTPersonCategorieEnseignant", "N", "-"),
    (SCHOOL, "ENTStructureUAI", "0990001N", "N0990001"),
    (SCHOOL, "ENTStructureSIREN", "123 456 789 00012", "1234"),
    (SCHOOL, "ENTStructureMailSI", "ce.0990001n@exemple.fr", "exemple.fr"),
])  # fmt: skip
def test_an_unusable_value_is_ignored_and_the_record_kept(aaf, category, name, good, bad) -> None:
    content = aaf.document(
        *(aaf.add(str(key), category, **{name: value}) for key, value in enumerate((good, bad)))
    )
    outcome = aaf.read(aaf.single(content, category=category))
    kept, dropped = outcome.records
    assert (kept.attributes[name], kept.ignored) == ((good,), ())
    assert (name in dropped.attributes, dropped.ignored, dropped.raw_digest) == (False, (name,), None)
    assert outcome.warned == {(Code.VALUE_IGNORED, name): 1}


def test_a_wrong_check_letter_is_only_said(aaf) -> None:
    content = aaf.document(aaf.add("8", SCHOOL, ENTStructureUAI="1004001V"))
    outcome = aaf.read(aaf.single(content, category=SCHOOL))
    assert outcome.records[0].attributes["ENTStructureUAI"] == ("1004001V",)
    assert outcome.codes == [Code.UAI_CHECK_LETTER]


def test_unknown_attributes_are_counted_by_name_and_left_out(aaf) -> None:
    content = aaf.document(aaf.add("1", Futur="x", Vide=""), aaf.add("2", Futur="y"))
    outcome = aaf.read(aaf.single(content))
    assert outcome.warned == {(Code.UNKNOWN_ATTRIBUTE, "Futur"): 2}
    assert outcome.messages.warnings[Code.UNKNOWN_ATTRIBUTE, "Futur"].first.line == 14
    assert all("Futur" not in record.attributes for record in outcome.records)


def test_second_degree_names_say_the_same_and_never_more(aaf) -> None:
    content = aaf.document(
        aaf.add(ENTEleveClasses="8$A", sn="AUTRE", mail="a@exemple.fr", ENTPersonMail="b@exemple.fr")
    )
    outcome = aaf.read(aaf.single(content))
    attributes = outcome.records[0].attributes
    assert (attributes["ENTPersonClasses"], attributes["ENTPersonNom"]) == (("8$A",), ("NOM",))
    assert attributes["ENTPersonMail"] == ("b@exemple.fr",)
    assert not outcome.codes


def test_an_attribute_written_twice_adds_its_values(aaf) -> None:
    twice = '<attr name="ENTPersonGroupes"><value>b</value></attr></attributes>'
    content = aaf.document(aaf.add(ENTPersonGroupes="a").replace("</attributes>", twice))
    assert aaf.read(aaf.single(content)).records[0].attributes["ENTPersonGroupes"] == ("a", "b")


def test_a_delta_is_told_in_the_order_of_the_file(aaf) -> None:
    content = aaf.document(
        aaf.modify("3", ENTPersonClasses="8$11$O$7$A", ENTPersonGroupes=""), aaf.delete("5"), aaf.add("6"),
        aaf.modify("3", ENTPersonDateNaissance=""),
    )  # fmt: skip
    outcome = aaf.read(aaf.single(content, kind="Delta"))
    assert [(record.operation, record.key, record.raw_digest) for record in outcome.records] == [
        ("modify", "3", None), ("delete", "5", None), ("add", "6", None), ("modify", "3", None),
    ]  # fmt: skip
    modified, deleted, *_, cleared = outcome.records
    assert modified.attributes == {"ENTPersonClasses": ("8$11$O$7$A",), "ENTPersonGroupes": ()}
    assert deleted.attributes == {}
    assert cleared.attributes == {"ENTPersonDateNaissance": ()}
    assert outcome.codes == [Code.BIRTH_DATE_MISSING]
