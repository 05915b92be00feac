"""Encodings and entities as real exports mix them."""

import pytest

from preau.provisioning.types import Category, Code

NAME = "LECŒUR-MAËL"


def content(aaf, name: str, declared: str | None) -> str:
    prologue = f'<?xml version="1.0" encoding="{declared}"?>\n' if declared else ""
    return aaf.document(aaf.add(ENTPersonNom=name), prologue=prologue)


@pytest.mark.parametrize(("declared", "real", "codes"), [
    ("UTF-8", "utf-8", []),
    (None, "utf-8", []),
    ("UTF-8", "utf-8-sig", []),
    ("ISO-8859-15", "utf-8-sig", []),
    ("ISO-8859-15", "iso8859-15", []),
    ("windows-1252", "cp1252", []),
    ("ISO-8859-15", "utf-8", [Code.ENCODING_GUESSED]),
    ("ISO-8859-1", "cp1252", [Code.ENCODING_GUESSED]),
    ("UTF-8", "iso8859-15", [Code.ENCODING_GUESSED]),
    (None, "cp1252", [Code.ENCODING_GUESSED]),
])  # fmt: skip
def test_the_name_is_read_whatever_the_file_says_of_itself(aaf, declared, real, codes) -> None:
    outcome = aaf.read(aaf.single(content(aaf, NAME, declared).encode(real)))
    assert [record.attributes["ENTPersonNom"] for record in outcome.records] == [(NAME,)]
    assert outcome.codes == codes


def test_a_record_has_the_same_digest_in_every_encoding(aaf) -> None:
    digests = {
        aaf.read(aaf.single(content(aaf, "MAËL", None).encode(real))).records[0].raw_digest
        for real in ("utf-8", "iso8859-15")
    }
    assert len(digests) == 1


def test_a_mark_of_utf8_that_lies_is_still_no_text(aaf) -> None:
    outcome = aaf.read(aaf.single(b"\xef\xbb\xbf" + content(aaf, NAME, "UTF-8").encode("iso8859-15")))
    assert [record.attributes["ENTPersonNom"] for record in outcome.records] == [(NAME,)]
    assert outcome.codes == [Code.ENCODING_GUESSED]


def test_ascii_declared_in_latin_is_not_a_guess(aaf) -> None:
    assert not aaf.read(aaf.single(content(aaf, "NOM", "ISO-8859-15").replace("Inès", "Ines"))).codes


@pytest.mark.parametrize("kind", ["Complet", "Delta"])
def test_named_entities_become_their_characters_with_a_warning(aaf, kind) -> None:
    text = aaf.document(aaf.add(ENTPersonNom="CH@Acirc;TEAU@nbsp;@eacute;@LT;", ENTPersonPrenom="@quot;@lt;"))
    outcome = aaf.read(aaf.single(text.replace("@", "&"), kind=kind))
    (record,) = outcome.records
    assert record.attributes["ENTPersonNom"] == ("CHÂTEAU\u00a0é<",)
    assert record.attributes["ENTPersonPrenom"] == ('"<',)
    assert outcome.warned == {(Code.HTML_ENTITY, ""): 4}
    assert outcome.messages.warnings[Code.HTML_ENTITY, ""].first.line == 10


def test_a_warned_file_warns_again_when_its_records_are_known(aaf) -> None:
    delivery = aaf.single(aaf.document(aaf.add(ENTPersonNom="X")).replace("X", "&Eacute;"))
    first = aaf.read(delivery)
    again = aaf.read(delivery, known={(Category.PUPIL, first.records[0].raw_digest)})
    assert (again.records, again.warned) == ([], first.warned)


@pytest.mark.parametrize(("written", "meant"), [
    ("Zo&amp;eacute;", "Zoé"), ("R&amp;amp;D", "R&D"), ("Zo&amp;#233;", "Zoé"), ("&amp;nbsp;A", "A"),
    ("R&amp;D", "R&D"), ("A&amp;copyleft", "A&copyleft"), ("&amp;inconnue;", "&inconnue;"),
])  # fmt: skip
def test_values_escaped_twice_are_unescaped_once_more(aaf, written, meant) -> None:
    text = aaf.document(aaf.add(ENTPersonPrenom="@"))
    outcome = aaf.read(aaf.single(text.replace("@", written)))
    assert outcome.records[0].attributes["ENTPersonPrenom"] == (meant,)
    twice = written.replace("&amp;", "&") not in {meant, "&inconnue;"}
    assert outcome.warned == ({(Code.HTML_ENTITY, "ENTPersonPrenom"): 1} if twice else {})
