"""A reader that forgives nothing: the grammar, the names, the order and the completeness of a delivery."""

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

GRAMMAR = etree.DTD(
    io.StringIO("""
    <!ELEMENT ficAlimMENESR (addRequest | modifyRequest | deleteRequest)*>
    <!ELEMENT addRequest (operationalAttributes, identifier, attributes)>
    <!ELEMENT modifyRequest (operationalAttributes, identifier, modifications)>
    <!ELEMENT deleteRequest (operationalAttributes, identifier)>
    <!ELEMENT operationalAttributes (attr)>
    <!ELEMENT identifier (id)>
    <!ELEMENT id (#PCDATA)>
    <!ELEMENT attributes (attr+)>
    <!ELEMENT modifications (modification+)>
    <!ELEMENT attr (value+)>
    <!ELEMENT modification (value+)>
    <!ELEMENT value (#PCDATA)>
    <!ATTLIST attr name CDATA #REQUIRED>
    <!ATTLIST modification name CDATA #REQUIRED operation (replace) #REQUIRED>
    """)
)
HEADER = (
    b'<?xml version="1.0" encoding="UTF-8"?>\r\n'
    b'<!DOCTYPE ficAlimMENESR SYSTEM "ficAlimMENESR.dtd">\r\n'
    b"<ficAlimMENESR>\r\n"
    b'<!-- versionAF="AAF-VE2407" -->\r\n'
    b'<!-- versionSDET="Annexe 4bis version 6.4" -->\r\n'
    b'<!-- codeAcademieExport="25" -->\r\n'
    b'<!-- degre="1D" -->\r\n'
)
NAME = re.compile(
    r"(.+)_(?P<kind>Complet|Delta)_(\d{8})_(?P<category>Eleve|PersRelEleve|PersEducNat|EtabEducNat)_(\d{4})\.xml"
)
FIRST_AND_LAST = {
    "Eleve": ("ENTPersonJointure", "ENTEleveEtudesSurveillees", 25),
    "PersRelEleve": ("ENTPersonJointure", "ENTPersRelEleveEleve", 17),
    "PersEducNat": ("ENTPersonJointure", "ENTPersonCategorieEnseignantDate", 17),
    "EtabEducNat": ("ENTStructureJointure", "ENTStructureMailSI", 23),
}

Subject = tuple[str, str]
State = dict[Subject, dict[str, tuple[str, ...]]]


@dataclass(frozen=True)
class Request:
    operation: str
    category: str
    key: str
    attributes: Mapping[str, tuple[str, ...]]


def read(folder: Path) -> list[Request]:
    """Every request of the only delivery of a folder."""
    found = {path: NAME.fullmatch(path.name) for path in sorted(folder.glob("*.xml"))}
    assert all(found.values()), "every file is named after its category and its lot"
    assert len({(match[1], match["kind"], match[3]) for match in found.values()}) == 1, "one delivery"
    for category in FIRST_AND_LAST:
        lots = [int(match[5]) for match in found.values() if match["category"] == category]
        assert lots == list(range(len(lots))), "lots start at 0000 and follow one another"
        assert lots, "no category is missing"
    requests = [request for path, match in found.items() for request in _requests(path, match)]
    subjects = [(request.category, request.key) for request in requests]
    assert len(set(subjects)) == len(subjects), "an identifier comes once"
    return requests


def state(folder: Path) -> State:
    """What a Complet says."""
    return {(request.category, request.key): dict(request.attributes) for request in read(folder)}


def applied(before: State, delta: list[Request]) -> State:
    """The state that a Delta leads to, by the book."""
    after = {subject: dict(attributes) for subject, attributes in before.items()}
    for request in delta:
        subject = (request.category, request.key)
        if request.operation == "add":
            assert subject not in before
            after[subject] = dict(request.attributes)
        elif request.operation == "modify":
            after[subject] |= request.attributes
        else:
            del after[subject]
    return after


def _requests(path: Path, name: re.Match[str]) -> Iterator[Request]:
    content = path.read_bytes()
    assert content.startswith(HEADER)
    assert content.isascii()
    assert content.count(b"\n") == content.count(b"\r\n")
    root = etree.fromstring(content)
    GRAMMAR.assertValid(root)
    for element in root.iterchildren(etree.Element):
        request = _request(element)
        assert request.category == name["category"]
        assert name["kind"] == "Delta" or request.operation == "add"
        yield request


def _request(element: etree._Element) -> Request:
    subject = element[0][0]
    category = subject[0].text
    assert subject.get("name") == ("categorieStructure" if category == "EtabEducNat" else "categoriePersonne")
    key = element.findtext("identifier/id")
    said = list(element[2]) if len(element) > 2 else []
    attributes = {each.get("name"): tuple(v.text for v in each if v.text is not None) for each in said}
    assert len(attributes) == len(said), "an attribute comes once"
    assert all(value == value.strip() != "" for values in attributes.values() for value in values)
    operation = element.tag.removesuffix("Request")
    if operation == "add":
        names = list(attributes)
        assert (names[0], names[-1], len(names)) == FIRST_AND_LAST[category]
        assert attributes[names[0]] == (key,), "the identifier is the Jointure"
    return Request(operation, category, key, attributes)
