"""What a request may say, attribute by attribute: what is kept, ignored, or sets the record aside."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from preau.provisioning.reading.legible import all_seen, with_hidden_removed
from preau.provisioning.reading.requests import Request
from preau.provisioning.reading.vocabulary import (
    BIRTH_DATE,
    UAI,
    UAI_SHAPE,
    VOCABULARIES,
    Vocabulary,
    day,
    has_its_letter,
)
from preau.provisioning.types import SET_ASIDE, Attributes, Category, Code, Operation

FOREIGN = frozenset({Code.UNKNOWN_ATTRIBUTE, Code.VALUE_IGNORED})
"""Remarks that leave their attribute out of the record."""


@dataclass(frozen=True, slots=True)
class Remark:
    """
    `attribute`, empty when the whole record is meant, gives the line and splits the count of warnings; it stays
    in the record where it was `repaired`.
    """

    code: Code
    text: str
    attribute: str = ""
    repaired: bool = False

    @property
    def leaves_out(self) -> bool:
        return self.code in FOREIGN and not self.repaired


@dataclass(slots=True)
class Findings:
    """`person` is whom (or which school) the record speaks of, as far as it can be known."""

    attributes: Attributes
    remarks: list[Remark]
    person: str

    @property
    def set_aside(self) -> bool:
        return any(remark.code in SET_ASIDE for remark in self.remarks)

    @property
    def ignored(self) -> tuple[str, ...]:
        if not self.remarks:
            return ()
        said = (one for one in self.remarks if one.code is Code.VALUE_IGNORED and one.leaves_out)
        return tuple(dict.fromkeys(one.attribute for one in said))


def examine(request: Request, category: Category, *, delivered: date, legible: bool = False) -> Findings:
    """
    Judge one record by itself; what needs its neighbours is judged later.

    `legible`: the fast path lets nothing hidden through, and need not look for it.
    """
    words = VOCABULARIES[category]
    request, repairs = (request, []) if legible else without_hidden(request)
    attributes = dict(request.attributes)
    join = attributes.pop(words.join, ())
    person = request.key or "".join(join[:1])
    if request.operation is Operation.DELETE:
        return Findings(attributes, [*identity(request, join, words)], person)
    remarks = [
        *identity(request, join, words),
        *repairs,
        *unusable_names(request, words),
        *unusable_values(attributes, words),
        *unusable_birth(request, category, delivered),
        *doubtful(request),
    ]
    for remark in remarks:
        if remark.leaves_out:
            attributes.pop(remark.attribute, None)
    return Findings(attributes, remarks, person)


def without_hidden(request: Request) -> tuple[Request, list[Remark]]:
    """What nobody sees is taken out of the values; nearly all requests hold none."""
    if all_seen(request.attributes):
        return request, []
    attributes, touched = with_hidden_removed(request.attributes)
    if request.operation is Operation.ADD:
        attributes = {name: values for name, values in attributes.items() if values}
    text = "portait des signes invisibles : ils sont retirés."
    remarks = [Remark(Code.VALUE_IGNORED, f"{name} {text}", name, repaired=True) for name in touched]
    return replace(request, attributes=attributes), remarks


def identity(request: Request, join: Sequence[str], words: Vocabulary) -> Iterator[Remark]:
    if not request.key:
        yield Remark(Code.IDENTIFIER_MISSING, "L’identifiant <id> est vide.")
    elif join and join != (request.key,):
        yield Remark(Code.VALUE_IGNORED, f"{words.join} diffère de l’identifiant.", words.join)


def unusable_names(request: Request, words: Vocabulary) -> Iterator[Remark]:
    """A modification may stay silent about a name, not clear it; one that never ends is not cut into another."""
    for name in words.required:
        values = request.attributes.get(name)
        if not values and (values is not None or request.operation is Operation.ADD):
            yield Remark(Code.VALUE_MISSING, f"{name} est obligatoire et vide.", name)
        elif values and len(max(values, key=len) if len(values) > 1 else values[0]) > words.longest_name:
            yield Remark(Code.VALUE_INVALID, f"{name} dépasse {words.longest_name} signes.", name)


def unusable_values(attributes: Attributes, words: Vocabulary) -> Iterator[Remark]:
    for name, check in words.checks.items():
        for value in attributes.get(name, ()):
            if not check(value):
                yield Remark(Code.VALUE_IGNORED, f"{name} n’a pas une forme connue.", name)
                break
    if not words.known.issuperset(attributes):
        for name in attributes.keys() - words.known:
            if attributes[name]:
                yield Remark(Code.UNKNOWN_ATTRIBUTE, f"L’attribut {name} est inconnu.", name)


def unusable_birth(request: Request, category: Category, delivered: date) -> Iterator[Remark]:
    values = request.attributes.get(BIRTH_DATE)
    if category is not Category.PUPIL or (values is None and request.operation is Operation.MODIFY):
        return
    if not values:
        yield Remark(Code.BIRTH_DATE_MISSING, "La date de naissance est vide.", BIRTH_DATE)
    elif not all((born := day(value)) and born <= delivered for value in values):
        yield Remark(Code.VALUE_INVALID, "La date de naissance est impossible.", BIRTH_DATE)


def doubtful(request: Request) -> Iterator[Remark]:
    for uai in request.attributes.get(UAI, ()):
        if UAI_SHAPE(uai) and not has_its_letter(uai):
            yield Remark(Code.UAI_CHECK_LETTER, f"La lettre de l’UAI {uai} est fausse.", UAI)
    for name in request.repaired:
        yield Remark(Code.HTML_ENTITY, f"{name} contenait une entité échappée deux fois.", name)


def in_first_degree_words(request: Request, category: Category) -> Request:
    """Second-degree names mean the same things; where both are written, the first degree's speaks."""
    aliases = VOCABULARIES[category].aliases
    if aliases.keys().isdisjoint(request.lines):
        return request
    spoken = {name: aliases.get(name, name) for name in request.lines}
    spoken = {name: word for name, word in spoken.items() if name == word or word not in spoken}
    return replace(
        request,
        attributes={spoken[name]: values for name, values in request.attributes.items() if name in spoken},
        lines={word: request.lines[name] for name, word in spoken.items()},
        repaired=tuple(spoken[name] for name in request.repaired if name in spoken),
    )
