"""Hostile or broken files: one code, one file, one line, and never much memory."""

import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from preau.provisioning.reading.faults import Fault
from preau.provisioning.reading.inspection import inspect
from preau.provisioning.types import Category, Code

DTD = '<!DOCTYPE ficAlimMENESR SYSTEM "ficAlimMENESR.dtd"'


def refusal(aaf, content: bytes | str, *, kind: str = "Complet") -> tuple[Code, int | None]:
    try:
        delivery = aaf.single(content, kind=kind)
    except Fault as fault:
        return fault.code, fault.line
    outcome = aaf.read(delivery)
    (error,) = outcome.errors
    assert error.file == delivery.files[0].name
    return error.code, error.line


@pytest.mark.parametrize("kind", ["Complet", "Delta"])
@pytest.mark.parametrize(("spoil", "code", "line"), [
    (("</id>", "</ib>"), Code.XML_MALFORMED, 7),
    (("<value>NOM", "<value>&inconnue;"), Code.XML_MALFORMED, 10),
    (("<value>NOM", "<value>&#1;"), Code.XML_MALFORMED, 10),
    (("<value>NOM", "<value>\0"), Code.XML_MALFORMED, 10),
    (("</ficAlimMENESR>", ""), Code.XML_MALFORMED, 18),
    (("</ficAlimMENESR>", "</ficAlimMENESR>x"), Code.XML_MALFORMED, 17),
    (("ficAlimMENESR>", "autre>"), Code.STRUCTURE, 3),
    (("<ficAlimMENESR>", "<ficAlimMENESR a='1'>"), Code.STRUCTURE, 3),
    ((DTD, "<!DOCTYPE ficAlimMENESR"), Code.XML_FORBIDDEN, 2),
    ((DTD, "<!DOCTYPE autre"), Code.XML_FORBIDDEN, 2),
    ((DTD, '<!DOCTYPE ficAlimMENESR SYSTEM "http://exemple.fr/x.dtd"'), Code.XML_FORBIDDEN, 2),
    ((DTD, '<!DOCTYPE ficAlimMENESR PUBLIC "x" "ficAlimMENESR.dtd"'), Code.XML_FORBIDDEN, 2),
    ((DTD, DTD + "[]"), Code.XML_FORBIDDEN, 2),
    ((DTD, DTD + "[<!ENTITY a 'b'>]"), Code.XML_FORBIDDEN, 2),
    ((DTD, DTD + "[<!ENTITY a SYSTEM 'file:///etc/passwd'>]"), Code.XML_FORBIDDEN, 2),
    ((DTD, DTD + "[<!ENTITY % a SYSTEM 'http://exemple.fr/'> %a;]"), Code.XML_FORBIDDEN, 2),
    (("<ficAlimMENESR>", '<ficAlimMENESR>\n<!-- degre="2D" -->'), Code.DEGREE_MISMATCH, 4),
    (("<addRequest>", "<addRequest a='1'>"), Code.STRUCTURE, 5),
    (("addRequest>", "autre>"), Code.STRUCTURE, 5),
    (("<addRequest>", "texte<addRequest>"), Code.STRUCTURE, 5),
    (("<addRequest>", "<addRequest>texte"), Code.STRUCTURE, 5),
    (("</addRequest>", "</addRequest>texte"), Code.STRUCTURE, 17),
    (("<addRequest>", "<addRequest><addRequest/>"), Code.STRUCTURE, 5),
    (("<addRequest>", "<a><addRequest>"), Code.STRUCTURE, 5),
    (("<identifier><id>7</id></identifier>", ""), Code.STRUCTURE, 5),
    (("<id>7</id>", "<id>7</id><id>8</id>"), Code.STRUCTURE, 7),
    (("<id>7</id>", "<id><b>7</b></id>"), Code.STRUCTURE, 7),
    (("<value>NOM</value>", ""), Code.STRUCTURE, 10),
    (("<value>NOM</value>", "NOM"), Code.STRUCTURE, 10),
    (("<value>NOM</value>", "<autre>NOM</autre>"), Code.STRUCTURE, 10),
    (('<attr name="ENTPersonNom">', "<attr>"), Code.STRUCTURE, 10),
    (("<value>Eleve</value>", "<value>PersEducNat</value>"), Code.CATEGORY_MISMATCH, 5),
    (("categoriePersonne", "categorieStructure"), Code.CATEGORY_MISMATCH, 5),
])  # fmt: skip
def test_a_broken_file_is_refused_where_it_breaks(aaf, kind, spoil, code, line) -> None:
    content = aaf.document(aaf.add("7"))
    assert spoil[0] in content
    spoilt = content.replace(*spoil)
    if spoil[1].endswith("<a><addRequest>"):
        spoilt = spoilt.replace("</addRequest>", "</addRequest></a>")
    assert refusal(aaf, spoilt, kind=kind) == (code, line)


def test_a_complet_only_adds(aaf) -> None:
    outcome = aaf.read(
        aaf.single(aaf.document(aaf.add("1"), aaf.modify("2", ENTPersonNom="A"), aaf.delete("3")))
    )
    assert [(error.code, error.line) for error in outcome.errors] == [
        (Code.STRUCTURE, 17),
        (Code.STRUCTURE, 25),
    ]


def test_a_modification_only_replaces(aaf) -> None:
    content = aaf.document(aaf.modify("2", ENTPersonNom="A")).replace('"replace"', '"add"')
    assert refusal(aaf, content, kind="Delta") == (Code.STRUCTURE, 9)


def test_errors_of_one_file_are_told_together_up_to_a_point(aaf) -> None:
    outcome = aaf.read(aaf.single(aaf.document(*[aaf.delete()] * 1_000)))
    assert len(outcome.errors) == 100


def test_reading_stops_at_the_first_file_that_holds_an_error(aaf, tmp_path) -> None:
    broken = aaf.document(aaf.delete())
    outcome = aaf.read(aaf.complet(tmp_path, Eleve=broken, PersEducNat=broken))
    assert [error.file for error in outcome.errors] == [aaf.name()]


@pytest.mark.parametrize("content", [
    "<ficAlimMENESR/>".encode("utf-16"),
    "<ficAlimMENESR/>".encode("utf-16-le"),
    b'<?xml version="1.0" encoding="UTF-16"?><ficAlimMENESR/>',
    b'<?xml version="1.0" encoding="rot13"?><ficAlimMENESR/>',
    b'<?xml version="1.0" encoding="utf-7"?><ficAlimMENESR/>',
    b'<?xml version="1.0" encoding="\xff"?><ficAlimMENESR/>',
    b"<ficAlimMENESR>\x81</ficAlimMENESR>",
])  # fmt: skip
def test_an_encoding_that_cannot_be_read_is_refused(aaf, content) -> None:
    assert refusal(aaf, content) == (Code.ENCODING, None)


def test_bytes_are_refused_when_the_delivery_is_opened(aaf, tmp_path) -> None:
    outcome = aaf.read(aaf.complet(tmp_path, Eleve="<a/>".encode("utf-16"), PersEducNat=b"\xff\x81"))
    assert [(error.code, error.file) for error in outcome.errors] == [
        (Code.ENCODING, aaf.name()), (Code.ENCODING, aaf.name(Category.STAFF)),
    ]  # fmt: skip


def test_a_truncated_file_is_never_a_success(aaf) -> None:
    for kind, last in (("Complet", aaf.add("2")), ("Delta", aaf.delete("2"))):
        content = aaf.document(aaf.add("1"), last).encode()
        for cut in range(len(content) - len("\n")):
            code, _ = refusal(aaf, content[:cut], kind=kind)
            assert code in {Code.XML_MALFORMED, Code.ENCODING}


def laughs() -> str:
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    return f'{DTD} [<!ENTITY a0 "ha">{entities}]><ficAlimMENESR>&a9;</ficAlimMENESR>'


def quadratic() -> str:
    return f'{DTD} [<!ENTITY a "{"ha" * 50_000}">]><ficAlimMENESR>{"&a;" * 50_000}</ficAlimMENESR>'


def deep() -> str:
    return f"<ficAlimMENESR>{'<a>' * 100_000}{'</a>' * 100_000}</ficAlimMENESR>"


def deep_in_a_request() -> str:
    return f"<ficAlimMENESR><addRequest>{'<a>' * 100_000}{'</a>' * 100_000}</addRequest></ficAlimMENESR>"


@pytest.mark.parametrize("kind", ["Complet", "Delta"])
@pytest.mark.parametrize("bomb", [laughs, quadratic, deep, deep_in_a_request])
def test_bombs_are_forbidden(aaf, kind, bomb) -> None:
    content = bomb()
    with memory_under(60 << 20):
        assert refusal(aaf, content, kind=kind)[0] is Code.XML_FORBIDDEN


class Endless:
    """A file of about one gigabyte that nobody has to store."""

    def __init__(self, start: bytes, middle: bytes) -> None:
        self.name = "ENT1DVA-ESSAI_Complet_20250901_Eleve_0000.xml"
        self.pieces = self.generate(start, middle)

    def generate(self, start: bytes, middle: bytes) -> Iterator[bytes]:
        yield start
        for _ in range(1_000):
            yield middle * (1_000_000 // len(middle))

    def read(self, _: int) -> bytes:
        return next(self.pieces, b"")


def test_an_endless_value_is_forbidden_at_once() -> None:
    with memory_under(10 << 20), pytest.raises(Fault) as caught:
        inspect(Endless(b"<ficAlimMENESR><addRequest a='", b"x"), 1 << 20)
    assert caught.value.code is Code.XML_FORBIDDEN


@pytest.mark.parametrize("kind", ["Complet", "Delta"])
@pytest.mark.parametrize("middle", [b"<a>", b"<a/>", b"x>", b"<!-- > -->", b" >"])
def test_an_endless_record_is_forbidden_with_flat_memory(aaf, kind, middle) -> None:
    delivery = aaf.single(
        b"<ficAlimMENESR>\n<addRequest>" + middle + b"</addRequest></ficAlimMENESR>", kind=kind
    )
    object.__setattr__(delivery.files[0], "source", Opened(Endless(b"<ficAlimMENESR>\n<addRequest>", middle)))
    with memory_under(60 << 20):
        outcome = aaf.read(delivery)
    assert [error.code for error in outcome.errors] == [Code.XML_FORBIDDEN]


class Opened:
    def __init__(self, stream: Endless) -> None:
        self.stream = stream

    @contextmanager
    def open(self) -> Iterator[Endless]:
        yield self.stream


@contextmanager
def memory_under(limit: int) -> Iterator[None]:
    tracemalloc.start()
    try:
        yield
        assert tracemalloc.get_traced_memory()[1] < limit
    finally:
        tracemalloc.stop()


def test_a_record_longer_than_a_megabyte_is_forbidden_on_both_paths(aaf) -> None:
    for kind in ("Complet", "Delta"):
        content = aaf.document(aaf.add("1"), aaf.add("2", ENTPersonGroupes=("x" * 1_000,) * 1_500))
        assert refusal(aaf, content, kind=kind) == (Code.XML_FORBIDDEN, 17)
