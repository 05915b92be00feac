"""The plain path: every request built as a small tree, whatever its spelling."""

from collections.abc import Callable
from dataclasses import dataclass, field

from preau.provisioning.reading.faults import Fault
from preau.provisioning.reading.gate import Gate
from preau.provisioning.reading.windows import LONGEST, oversized
from preau.provisioning.types import Code, Operation

DEEPEST = 32
"""The grammar needs five levels."""
MOST = 10_000
"""No sound request holds more elements."""
REQUESTS = {f"{operation}Request": operation for operation in Operation}


@dataclass(slots=True)
class Node:
    tag: str
    attributes: dict[str, str]
    line: int
    children: list["Node"] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.texts)


class RequestParser(Gate):
    """Gives each child of the root as soon as it is complete; keeps nothing else."""

    def __init__(self, told: Callable[[Node], None], *, first_line: int = 1) -> None:
        super().__init__(first_line=first_line)
        self.told = told
        self.open: list[Node] = []
        self.loose_text = False
        self.fed = self.settled = self.elements = 0

    def feed(self, piece: bytes, *, last: bool = False) -> None:
        super().feed(piece, last=last)
        self.fed += len(piece)
        if self.fed - self.settled > 2 * LONGEST:
            raise oversized(self.open[0].line if self.open else self.line)

    def root(self, tag: str, attributes: dict[str, str]) -> None:
        super().root(tag, attributes)
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.characters

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.elements = self.elements + 1 if self.open else 1
        if len(self.open) >= DEEPEST or self.elements > MOST:
            raise self.fault(Code.XML_FORBIDDEN, "Une requête a trop de balises, ou de trop profondes.")
        if self.open and tag in REQUESTS:
            raise Fault(Code.STRUCTURE, "Une requête en contient une autre.", line=self.open[0].line)
        if not self.open:
            self.refuse_loose_text()
            self.settled = self.parser.CurrentByteIndex
        node = Node(tag, attributes, self.line)
        if self.open:
            self.open[-1].children.append(node)
        self.open.append(node)

    def end(self, _: str) -> None:
        if not self.open:
            self.refuse_loose_text()
            return
        node = self.open.pop()
        if self.open:
            return
        start, self.settled = self.settled, self.parser.CurrentByteIndex
        if self.settled - start > LONGEST:
            raise oversized(node.line)
        self.told(node)

    def characters(self, text: str) -> None:
        if self.open:
            self.open[-1].texts.append(text)
        else:
            self.loose_text = self.loose_text or not text.isspace()

    def refuse_loose_text(self) -> None:
        if self.loose_text:
            raise self.fault(Code.STRUCTURE, "Du texte se trouve entre les requêtes.")
