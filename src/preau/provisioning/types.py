"""The words of an AAF delivery: categories, records, messages (format: docs/reference/aaf.md)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple, Protocol

LONGEST_REASON = 500
"""Signs of what is said to pass over a safeguard."""

DEFAULT_QUOTA = 4 * 10**9
"""Bytes that may wait in the inbox of a sender: an académie's whole Complet, zipped or not, and the next."""

Attributes = Mapping[str, Sequence[str]]
"""
Attribute name → its non-empty values, trimmed, NFC. What is empty is absent, save in a `MODIFY`, where an
attribute without value is cleared. The key is not repeated among the attributes.
"""


class Category(StrEnum):
    """What a record speaks of, in the order in which deliveries are read."""

    __hash__ = str.__hash__

    SCHOOL = "EtabEducNat"
    PUPIL = "Eleve"
    GUARDIAN = "PersRelEleve"
    STAFF = "PersEducNat"


class DeliveryKind(StrEnum):
    COMPLET = "Complet"
    DELTA = "Delta"


class Operation(StrEnum):
    """`ADD` says everything about its subject, `MODIFY` some attributes, `DELETE` that it left."""

    ADD = "add"
    MODIFY = "modify"
    DELETE = "delete"


class Level(StrEnum):
    """What a message does: refuse the whole delivery, leave one record out, or only be said."""

    ERROR = "errors"
    SET_ASIDE = "set_aside"
    WARNING = "warnings"


class Code(StrEnum):
    """Stable names of what may be wrong with a delivery; each has one level (docs/reference/reports.md)."""

    NOT_A_DELIVERY = "not-a-delivery"
    FILE_NAME = "file-name"
    SEQUENCE_GAP = "sequence-gap"
    CATEGORY_MISSING = "category-missing"
    MIXED_DELIVERIES = "mixed-deliveries"
    ARCHIVE_UNSAFE = "archive-unsafe"
    ARCHIVE_CORRUPT = "archive-corrupt"
    BORDEREAU_MISMATCH = "bordereau-mismatch"
    ENCODING = "encoding"
    XML_MALFORMED = "xml-malformed"
    XML_FORBIDDEN = "xml-forbidden"
    STRUCTURE = "structure"
    CATEGORY_MISMATCH = "category-mismatch"
    DEGREE_MISMATCH = "degree-mismatch"
    COMPLET_REQUIRED = "complet-required"
    OLDER_DELIVERY = "older-delivery"
    OTHER_FEED = "other-feed"

    IDENTIFIER_MISSING = "identifier-missing"
    IDENTIFIER_DUPLICATE = "identifier-duplicate"
    VALUE_MISSING = "value-missing"
    VALUE_INVALID = "value-invalid"

    UNKNOWN_ATTRIBUTE = "unknown-attribute"
    UNKNOWN_FILE = "unknown-file"
    DANGLING_REFERENCE = "dangling-reference"
    UAI_CHECK_LETTER = "uai-check-letter"
    NO_GUARDIAN = "no-guardian"
    NO_CLASS = "no-class"
    HOMONYM = "homonym"
    DUPLICATE_VALUE = "duplicate-value"
    HTML_ENTITY = "html-entity"
    ENCODING_GUESSED = "encoding-guessed"
    UNREFERENCED_GUARDIAN = "unreferenced-guardian"
    BIRTH_DATE_MISSING = "birth-date-missing"
    VALUE_IGNORED = "value-ignored"

    @property
    def level(self) -> Level:
        if self in SET_ASIDE:
            return Level.SET_ASIDE
        return Level.WARNING if self in WARNINGS else Level.ERROR


SET_ASIDE = frozenset({
    Code.IDENTIFIER_MISSING, Code.IDENTIFIER_DUPLICATE, Code.VALUE_MISSING, Code.VALUE_INVALID,
})  # fmt: skip
WARNINGS = frozenset({
    Code.UNKNOWN_ATTRIBUTE, Code.UNKNOWN_FILE, Code.DANGLING_REFERENCE, Code.UAI_CHECK_LETTER,
    Code.NO_GUARDIAN, Code.NO_CLASS, Code.HOMONYM, Code.DUPLICATE_VALUE, Code.HTML_ENTITY,
    Code.ENCODING_GUESSED, Code.UNREFERENCED_GUARDIAN, Code.BIRTH_DATE_MISSING, Code.VALUE_IGNORED,
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Message:
    """One thing to say about a delivery, in French; it names keys and files, never a person's name or INE."""

    code: Code
    message: str
    file: str = ""
    line: int | None = None
    key: str | None = None
    category: Category | None = None


class DeliveryRefused(Exception):  # noqa: N818
    """The whole delivery is refused; nothing changed."""

    def __init__(self, *messages: Message) -> None:
        super().__init__("; ".join(message.message for message in messages))
        self.messages = messages


class Record(NamedTuple):
    """
    What one request of a delivery says.

    `raw_digest` is that of the bytes it was cut from, None where the record gave a message (so that the
    message comes again at each replay) or was read by the plain path. `ignored` names attributes whose new
    value was unusable: the mirror keeps the old one.
    """

    operation: Operation
    category: Category
    key: str
    attributes: Attributes
    raw_digest: bytes | None = None
    ignored: tuple[str, ...] = ()
    file: str = ""
    line: int | None = None


class Sink(Protocol):
    """Where a reading goes, request after request."""

    def seen(self, category: Category, raw_digest: bytes) -> None:
        """The very bytes of a known record came again; they were not parsed."""

    def record(self, record: Record) -> None:
        """A record that is new or written otherwise than last time."""

    def shield(self, category: Category, key: str) -> None:
        """A record about `key` was left out: its subject must not be treated as absent."""


class Known(Protocol):
    """Which raw digests the mirror knows."""

    def __contains__(self, item: tuple[Category, bytes]) -> bool: ...


class Messages:
    """What a run says: errors and set-aside records one by one, warnings counted by code and subject."""

    def __init__(self) -> None:
        self.errors: list[Message] = []
        self.set_aside: list[Message] = []
        self.warnings: dict[tuple[Code, str], Counted] = {}

    def add(self, message: Message, *, subject: str = "") -> None:
        """`subject` splits a warning's count, for instance by attribute name."""
        match message.code.level:
            case Level.ERROR:
                self.errors.append(message)
            case Level.SET_ASIDE:
                self.set_aside.append(message)
            case Level.WARNING:
                self.warnings.setdefault((message.code, subject), Counted(message)).count += 1

    def forget(self, code: Code) -> None:
        """Say none of these warnings."""
        self.warnings = {subject: counted for subject, counted in self.warnings.items() if subject[0] != code}

    def extend(self, others: "Messages") -> None:
        """Say after these what was said elsewhere."""
        self.errors += others.errors
        self.set_aside += others.set_aside
        for subject, counted in others.warnings.items():
            self.warnings.setdefault(subject, Counted(counted.first)).count += counted.count


@dataclass(slots=True)
class Counted:
    """The first message of its kind, and how many there were."""

    first: Message
    count: int = field(default=0)
