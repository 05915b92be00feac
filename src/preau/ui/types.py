"""What pages and components show: frozen words, links and numbers, filled by the floors above."""

from dataclasses import dataclass
from enum import StrEnum

from preau.kernel import words

Words = words.Words


class Family(StrEnum):
    """The hue of a family of services: tile, emblem and the thin bar on top of its pages."""

    COMMUNICATION = "communication"
    SCHOOL_LIFE = "school-life"
    PEDAGOGY = "pedagogy"
    CONNECTED = "connected"
    OPERATIONS = "operations"
    PROTECTION = "protection"


class Tone(StrEnum):
    """What a pill or a bar says; never by its colour alone."""

    PLAIN = "plain"
    SUCCESS = "success"
    WARNING = "warning"
    ERROR = "error"


class Animal(StrEnum):
    """A child's portrait is an animal they chose, not initials."""

    BIRD = "bird"
    CAT = "cat"
    DOG = "dog"
    FISH = "fish"
    PANDA = "panda"
    RABBIT = "rabbit"
    SNAIL = "snail"
    SQUIRREL = "squirrel"
    TURTLE = "turtle"


@dataclass(frozen=True, slots=True)
class Link:
    label: Words
    url: str
    icon: str = ""
    current: bool = False


@dataclass(frozen=True, slots=True)
class Gesture:
    """Something one does by posting to `url`; `about` completes the label for those who hear the page."""

    label: Words
    url: str
    kind: str = "secondary"
    about: Words = ""
    icon: str = ""
    name: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few views of the same page, such as each child of a guardian."""

    label: Words
    url: str
    detail: Words = ""
    current: bool = False


@dataclass(frozen=True, slots=True)
class Portrait:
    """Initials, or the animal that a child chose."""

    initials: str = ""
    animal: Animal | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """
    Who is signed in, their portrait, and what their menu offers; `sign_out_url` is posted to.

    `key`, opaque, keeps what they type apart from what others type on the same device.
    """

    name: str
    portrait: Portrait
    menu: tuple[Link, ...] = ()
    sign_out_url: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Bell:
    url: str
    unread: int = 0


@dataclass(frozen=True, slots=True)
class Shell:
    """
    What surrounds every page of one person.

    `place` is the school or the commune, `switcher` the profiles or children, `places` the four entries of
    the bar. `young`: for those who learn to read, hence larger words and a button that reads aloud.
    """

    place: str = ""
    home_url: str = "/"
    person: Person | None = None
    switcher: tuple[Choice, ...] = ()
    places: tuple[Link, ...] = ()
    bell: Bell | None = None
    search_url: str = ""
    young: bool = False


PUBLIC = Shell()


@dataclass(frozen=True, slots=True)
class Row:
    """`gesture` is what one may do with it, without leaving the page."""

    title: Words
    detail: Words = ""
    icon: str = ""
    family: Family = Family.OPERATIONS
    url: str = ""
    gesture: Gesture | None = None


@dataclass(frozen=True, slots=True)
class Tile:
    """`count` is of things to do or to discover, never of popularity."""

    label: Words
    url: str
    icon: str
    family: Family
    count: int = 0


@dataclass(frozen=True, slots=True)
class ToDo:
    """Something expected of a person, the delay in words ("avant vendredi"), and the gesture that does it."""

    title: Words
    detail: Words
    icon: str
    family: Family
    action: Link
    delay: Words = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """Something said under a label; empty, the page says that nobody filled it in."""

    label: Words
    words: Words = ""


class Progress(StrEnum):
    DONE = "done"
    NOW = "now"
    HELD = "held"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True)
class Step:
    label: Words
    progress: Progress


@dataclass(frozen=True, slots=True)
class Column:
    label: Words
    number: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """`tone` draws the words as a pill."""

    words: Words | int
    detail: Words = ""
    tone: Tone | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table: its first cell names it, `action` is what one can do with it."""

    cells: tuple[Cell, ...]
    action: Link | None = None


@dataclass(frozen=True, slots=True)
class Table:
    caption: Words
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
