"""The fast path is only fast: it never says anything else than the plain one, whatever the windows."""

from dataclasses import replace
from unicodedata import combining, normalize

from hypothesis import example, given
from hypothesis import strategies as st

from preau.provisioning.reading.canonical import LETTER, CanonicalReader
from preau.provisioning.reading.entities import unescaped
from preau.provisioning.reading.faults import Fault
from preau.provisioning.reading.plain import RequestParser
from preau.provisioning.reading.requests import understand

SOUND = (
    "A", "b", " ", "\n", "\t", "é", "œ", "e\u0301", "\u0301", "\u00a0", "’", "€", "𝒜", "$", "]", "'", "\x85",
    "&amp;", "&lt;", "&#39;", "&#233;", "&#xE9;", "&#769;", "&#10;", "&#13;", "&#8239;",
    "&#173;", "\u200b", "\u202e", "x" * 150, "&amp;eacute;",
    "&amp;amp;", "&#38;eacute;", "&amp;#233;",
)  # fmt: skip
ODD = (
    "\r\n", "\r", ">", "&eacute;", "&nbsp;", "&LT;", "<!-- c -->", "<?p </addRequest>?>",
    "<![CDATA[</addRequest><b>&eacute;]]>", "<!-- </addRequest> -->",
)  # fmt: skip
WRONG = ("]]>", "&#1;", "&inconnue;", "&", "\ufffe", "<b/>", "\x01")
NAMES = (
    "ENTPersonNom", "ENTPersonPrenom", "ENTPersonDateNaissance", "ENTPersonMail", "ENTPersonGroupes", "sn",
    "mail", "Inconnu", "ENTPersonJointure", "ENTEleve&#78;iveau",
)  # fmt: skip


def mostly(usual: tuple[str, ...], *rare: str, times: int = 12) -> st.SearchStrategy[str]:
    return st.sampled_from([*usual * times, *rare])


SPACES = mostly(("", "\n"), " ", "\r\n", "\n\n\t")
USUAL = st.sampled_from(["NOM", "14/02/2017", "31/02/2017", "1", "a@exemple.fr", "Zo&#233;"])
VALUES = USUAL | USUAL | st.lists(mostly(SOUND, *ODD, *WRONG, times=5), max_size=4).map("".join)


@st.composite
def items(draw) -> str:
    name, space = draw(st.sampled_from(NAMES)), draw(SPACES)
    quote = draw(mostly(('"',), "'"))
    values = draw(st.lists(VALUES, min_size=1, max_size=3))
    texts = "".join(f"<value>{text}</value>{space}" if text else "<value/>" for text in values)
    return f"<attr name={quote}{name}{quote}>{space}{texts}</attr>{draw(SPACES)}"


@st.composite
def requests(draw) -> str:
    space, subject, close = draw(SPACES), draw(mostly(("Eleve",), "PersEducNat")), draw(mostly(("",), " "))
    said = "".join(draw(st.lists(items(), max_size=4)))
    return f"""<addRequest>{space}<operationalAttributes>
        <attr name="categoriePersonne"><value>{subject}</value></attr></operationalAttributes>{space}
        <identifier><id>{draw(VALUES)}</id></identifier>{draw(SPACES)}
        <attributes>{space}<attr name="ENTPersonNom"><value>NOM</value></attr>{said}
        <attr name="ENTPersonPrenom"><value>Inès</value></attr>
        <attr name="ENTPersonDateNaissance"><value>14/02/2017</value></attr>
        </attributes>{space}</addRequest{close}>"""


@st.composite
def documents(draw) -> str:
    between = mostly(
        ("\n", ""), "\r\n", "\r", "x", "<!-- é -->", "<?p?>", "<deleteRequest/>", "<![CDATA[ ]]>"
    )
    body = "".join(draw(st.lists(requests() | between, max_size=6)))
    doctype = draw(st.sampled_from(["", '<!DOCTYPE ficAlimMENESR SYSTEM "ficAlimMENESR.dtd">\n']))
    header = draw(mostly(("\n", '\n<!-- degre="1D" -->\n'), "<!-- </addRequest> <addRequest> -->", "<?p?>"))
    end = draw(mostly(("</ficAlimMENESR>",), "</ficAlimMENESR >", "", "\n</ficAlimMENESR>\n<!-- fin -->"))
    return f"{doctype}<ficAlimMENESR>{header}{body}{end}"


@st.composite
def files(draw) -> bytes:
    encoding = draw(st.sampled_from(["utf-8", "utf-8", "utf-8-sig", "iso8859-15", "cp1252"]))
    declared = draw(st.sampled_from(["", "UTF-8", "ISO-8859-15", "windows-1252"]))
    declaration = f'<?xml version="1.0" encoding="{declared}"?>\n' if declared else ""
    return (declaration + draw(documents())).encode(encoding, "xmlcharrefreplace")


def said(outcome) -> object:
    """What a reading says; of a refused delivery, only why."""
    if outcome.errors:
        return outcome.errors
    return (
        [record._replace(raw_digest=None) for record in outcome.records], outcome.shielded, outcome.counts,
        outcome.messages.set_aside, outcome.messages.warnings,
    )  # fmt: skip


def opened(aaf, content: bytes, window: int = 1 << 20):
    try:
        return aaf.single(content, window=window)
    except Fault:
        return None


def plainly(delivery):
    (file,) = delivery.files
    return replace(delivery, files=(replace(file, traits=replace(file.traits, cuttable=False)),))


WINDOWS = st.sampled_from([1, 2, 3, 7, 50, 300, 1 << 20])


@given(content=files(), first=WINDOWS, second=WINDOWS)
@example(
    content=b"<ficAlimMENESR>\n<addRequest><addRequest></addRequest></addRequest></ficAlimMENESR>",
    first=1,
    second=9,
)
def test_both_paths_say_the_same(aaf, content: bytes, first: int, second: int) -> None:
    delivery = opened(aaf, content, first)
    if delivery is None:
        assert opened(aaf, content, second) is None
        return
    assert delivery == opened(aaf, content, second)
    assert said(aaf.read(delivery, window=second)) == said(aaf.read(plainly(delivery), window=first))


@given(content=files(), data=st.data())
def test_both_paths_say_the_same_of_damaged_files(aaf, content: bytes, data) -> None:
    place = data.draw(st.integers(0, len(content)))
    gone = data.draw(st.integers(0, 30))
    added = data.draw(st.sampled_from(["", "<", "</", "</addRequest>", "<addRequest>", "é", ">", "'", "&"]))
    delivery = opened(aaf, content[:place] + added.encode() + content[place + gone :])
    if delivery:
        assert said(aaf.read(delivery, window=64)) == said(aaf.read(plainly(delivery)))


@given(chunks=st.lists(requests(), min_size=1, max_size=3))
def test_what_is_accepted_without_a_parser_is_what_the_parser_reads(chunks: list[str]) -> None:
    reader = CanonicalReader()
    for chunk in (request.removesuffix("</addRequest>").strip().encode() for request in chunks):
        quick, nodes = reader.understand(chunk, 1), []
        if quick:
            parser = RequestParser(nodes.append)
            parser.feed(b"<ficAlimMENESR>" + chunk + b"</addRequest></ficAlimMENESR>", last=True)
            (slow,) = map(understand, nodes)
            assert replace(slow, lines={}) == quick


@given(content=files(), window=WINDOWS)
def test_a_second_reading_recognises_what_the_first_kept(aaf, content: bytes, window: int) -> None:
    delivery = opened(aaf, content)
    if delivery is None or (first := aaf.read(delivery)).errors:
        return
    kept = {(record.category, record.raw_digest) for record in first.records if record.raw_digest}
    second = aaf.read(delivery, known=kept, window=window)
    assert second.known == [(r.category, r.raw_digest) for r in first.records if r.raw_digest]
    assert second.records == [record for record in first.records if record.raw_digest is None]
    assert said(second)[1:] == said(first)[1:]


@given(st.text())
def test_unescaping_text_without_references_changes_nothing(text: str) -> None:
    assert unescaped(text.replace("&", "")) == text.replace("&", "")


def test_letters_written_as_references_change_nothing_around_them() -> None:
    letters = [chr(code) for code in range(0x3000) if LETTER.fullmatch(f"&#{code};")]
    assert {"é", "Ạ", "ỹ"} <= set(letters)
    assert normalize("NFC", "".join(letters)) == "".join(letters)
    assert not set(letters) & set("&<>\"'")
    assert not any(map(combining, letters))
