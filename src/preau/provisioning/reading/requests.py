"""From the tree of a request to what it says: the grammar of ficAlimMENESR, held strictly."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

from preau.provisioning.reading.entities import unescaped
from preau.provisioning.reading.faults import Fault
from preau.provisioning.reading.plain import REQUESTS, Node
from preau.provisioning.types import Attributes, Code, Operation

CONTENTS = {
    Operation.ADD: ["operationalAttributes", "identifier", "attributes"],
    Operation.MODIFY: ["operationalAttributes", "identifier", "modifications"],
    Operation.DELETE: ["operationalAttributes", "identifier"],
}
ITEMS = {"attributes": ("attr", {"name"}), "modifications": ("modification", {"name", "operation"})}


@dataclass(slots=True)
class Request:
    """
    What a request says, attribute names as written.

    `subject` is the pair that names its category. Values are trimmed, NFC, never empty; an attribute present
    without value is there only in a modification, which clears it. `repaired` names those escaped twice.
    """

    operation: Operation
    subject: tuple[str, str]
    key: str
    attributes: Attributes
    line: int
    lines: Mapping[str, int] = field(default_factory=dict)
    repaired: tuple[str, ...] = ()


def understand(node: Node) -> Request:
    """Fault (structure) for whatever the grammar does not allow."""
    operation = REQUESTS.get(node.tag)
    if operation is None:
        raise misplaced(node, f"<{node.tag}> n’est pas une requête")
    parts = children(node, set())
    if [part.tag for part in parts] != CONTENTS[operation]:
        raise misplaced(node, f"<{node.tag}> doit contenir {', '.join(CONTENTS[operation])}")
    subject, key = subject_of(parts[0]), clean(text_of(only_child(parts[1], "id", set())))
    attributes: dict[str, tuple[str, ...]] = {}
    lines: dict[str, int] = {}
    repaired: list[str] = []
    for item in items(parts[2]) if len(parts) > 2 else ():
        name, said = item.attributes["name"], [clean(text) for text in texts(item)]
        meant = [repair(value) for value in said]
        if meant != said:
            repaired.append(name)
        lines.setdefault(name, item.line)
        values = tuple(value for value in meant if value)
        if values or operation is Operation.MODIFY:
            attributes[name] = attributes.get(name, ()) + values
    return Request(operation, subject, key, attributes, node.line, lines, tuple(repaired))


def clean(text: str) -> str:
    text = text.strip()
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def repair(value: str) -> str:
    return clean(unescaped(value))


def subject_of(node: Node) -> tuple[str, str]:
    attr = only_child(node, "attr", {"name"})
    return attr.attributes["name"], clean(text_of(only_child(attr, "value", set(), attributes={"name"})))


def items(node: Node) -> list[Node]:
    tag, attributes = ITEMS[node.tag]
    found = children(node, set())
    if not found:
        raise misplaced(node, f"<{node.tag}> est vide")
    for item in found:
        expect(item, tag, attributes)
        if item.attributes.get("operation", "replace") != "replace":
            raise misplaced(item, "la seule modification possible est « replace »")
    return found


def texts(item: Node) -> list[str]:
    values = children(item, set(item.attributes))
    if not values:
        raise misplaced(item, f"<{item.tag}> n’a pas de <value>")
    for value in values:
        expect(value, "value", set())
    return [text_of(value) for value in values]


def only_child(node: Node, tag: str, allowed: set[str], *, attributes: set[str] | None = None) -> Node:
    found = children(node, attributes or set())
    if len(found) != 1:
        raise misplaced(node, f"<{node.tag}> doit contenir un seul <{tag}>")
    expect(found[0], tag, allowed)
    return found[0]


def children(node: Node, allowed: set[str]) -> list[Node]:
    """Return the children of an element that holds nothing else."""
    if node.attributes.keys() != allowed or node.text.strip():
        raise misplaced(node, f"<{node.tag}> contient autre chose que des éléments")
    return node.children


def text_of(node: Node) -> str:
    if node.children:
        raise misplaced(node, f"<{node.tag}> ne doit contenir que du texte")
    return node.text


def expect(node: Node, tag: str, attributes: set[str]) -> None:
    if node.tag != tag or node.attributes.keys() != attributes:
        raise misplaced(node, f"<{tag}> est attendu au lieu de <{node.tag}>, ou ses attributs XML")


def misplaced(node: Node, why: str) -> Fault:
    return Fault(Code.STRUCTURE, f"Structure non permise : {why}.", line=node.line)
