"""Expat as a gate: well-formed, no declaration, no DTD but a bare mention of the flow's own."""

import re
from pyexpat import ErrorString, ExpatError, ParserCreate, errors

from preau.provisioning.reading.faults import Fault
from preau.provisioning.types import Code

ROOT = "ficAlimMENESR"
DTD = "ficAlimMENESR.dtd"
DEGREE = re.compile(r"""degre\s*=\s*["']2D["']""")
IN_FRENCH = {
    errors.XML_ERROR_NO_ELEMENTS: "le fichier est vide ou s’arrête avant la fin",
    errors.XML_ERROR_UNCLOSED_TOKEN: "le fichier s’arrête au milieu d’une balise",
    errors.XML_ERROR_TAG_MISMATCH: "les balises s’emboîtent mal",
    errors.XML_ERROR_INVALID_TOKEN: "un caractère n’est pas permis à cet endroit",
    errors.XML_ERROR_UNDEFINED_ENTITY: "une entité est inconnue",
    errors.XML_ERROR_JUNK_AFTER_DOC_ELEMENT: "du texte suit la fin du document",
    errors.XML_ERROR_BAD_CHAR_REF: "une référence désigne un caractère interdit",
    errors.XML_ERROR_DUPLICATE_ATTRIBUTE: "un attribut XML est écrit deux fois",
}


class Gate:
    """Feed it a document in UTF-8, piece by piece; it raises Fault at the line where the document fails."""

    def __init__(self, *, first_line: int = 1) -> None:
        self.first_line = first_line
        self.parser = ParserCreate("utf-8")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self.doctype
        self.parser.EntityDeclHandler = self.entity
        self.parser.ExternalEntityRefHandler = self.external
        self.parser.SkippedEntityHandler = self.skipped
        self.parser.CommentHandler = self.comment
        self.parser.StartElementHandler = self.root

    def feed(self, piece: bytes, *, last: bool = False) -> None:
        try:
            self.parser.Parse(piece, last)
        except ExpatError as error:
            reason = IN_FRENCH.get(ErrorString(error.code), "la syntaxe XML n’est pas respectée")
            line = self.first_line + error.lineno - 1
            raise Fault(Code.XML_MALFORMED, f"XML mal formé : {reason}.", line=line) from None

    def close(self) -> None:
        self.feed(b"", last=True)
        self.release()

    def release(self) -> None:
        """The parser holds the handlers that hold it: cut the circle, for during a run nobody looks for it."""
        del self.parser

    @property
    def line(self) -> int:
        return self.first_line + self.parser.CurrentLineNumber - 1

    def fault(self, code: Code, text: str) -> Fault:
        return Fault(code, text, line=self.line)

    def doctype(self, name: str, system: str | None, public: str | None, subset: int) -> None:
        if (name, system, public) != (ROOT, DTD, None) or subset:
            raise self.fault(Code.XML_FORBIDDEN, "Seule la DTD ficAlimMENESR peut être nommée, sans ajout.")

    def entity(self, *_: object) -> None:
        raise self.fault(Code.XML_FORBIDDEN, "Déclarer une entité est interdit.")

    def external(self, *_: object) -> int:
        raise self.fault(Code.XML_FORBIDDEN, "Charger une entité externe est interdit.")

    def skipped(self, *_: object) -> None:
        """A DOCTYPE that names a DTD makes expat drop unknown references without a word."""
        raise self.fault(Code.XML_MALFORMED, "XML mal formé : une entité est inconnue.")

    def comment(self, text: str) -> None:
        if DEGREE.search(text):
            raise self.fault(Code.DEGREE_MISMATCH, "Le fichier dit venir du second degré (2D).")

    def root(self, tag: str, attributes: dict[str, str]) -> None:
        if tag != ROOT or attributes:
            raise self.fault(Code.STRUCTURE, f"La racine <{ROOT}> est attendue, sans attribut.")
        self.parser.StartElementHandler = None
