"""Small invented worlds for the laws of provisioning: all that an académie might say."""

from collections.abc import Iterator, Mapping
from contextlib import closing

from hypothesis import strategies as st

from preau.provisioning.mirroring.mirror import StagedMirror
from preau.provisioning.mirroring.stage import Stage
from preau.provisioning.mirroring.stored import StoredRow
from preau.provisioning.planning.subjects import Subject
from preau.provisioning.planning.wanted import wanted
from preau.provisioning.types import Attributes, Category, DeliveryKind, Messages, Operation, Record

World = Mapping[tuple[Category, str], Attributes]

SCHOOLS = ("8", "9", "10")
PUPILS = tuple(f"{n}" for n in range(100, 107))
GUARDIANS = tuple(f"{n}" for n in range(200, 205))
STAFF = tuple(f"{n}" for n in range(300, 303))
LEVELS = ("1121$CP", "1122$CE1", "1125$CM2", "")
CLASSES = ("71", "72", "73")
GROUPS = ("72", "74")
"""One bears the key of a class."""


def said(**attributes: str | list[str]) -> Attributes:
    listed = {name: [value] if isinstance(value, str) else value for name, value in attributes.items()}
    return {name: tuple(filter(None, values)) for name, values in listed.items() if any(values)}


names = st.sampled_from(["DIALLO", "PETIT", "NGUYEN", "ÖZ"])
given_names = st.sampled_from(["Inès", "Noé", "Thuy"])


@st.composite
def schools(draw: st.DrawFn) -> Attributes:
    kind = draw(st.sampled_from(["ECOLE MATERNELLE", "ECOLE DE NIVEAU ELEMENTAIRE", "SANS OBJET"]))
    return said(ENTStructureUAI="0990001N", ENTStructureNomCourant=draw(names), ENTStructureTypeStruct=kind)


@st.composite
def class_values(draw: st.DrawFn) -> str:
    school, key, name = draw(st.sampled_from(SCHOOLS)), draw(st.sampled_from(CLASSES)), draw(names)
    return draw(st.sampled_from([f"{school}$11$ORDINAIRE${key}${name}", f"{school}$ORDINAIRE${name}"]))


@st.composite
def group_values(draw: st.DrawFn) -> str:
    school, key, name = draw(st.sampled_from(SCHOOLS)), draw(st.sampled_from(GROUPS)), draw(names)
    return f"{school}$40$REGROUPEMENT${key}${name}"


@st.composite
def pupils(draw: st.DrawFn) -> Attributes:
    links = draw(st.lists(st.sampled_from(GUARDIANS), max_size=3))
    return said(
        ENTPersonNom=draw(names),
        ENTPersonPrenom=draw(given_names),
        ENTPersonDateNaissance=draw(st.sampled_from(["01/02/2018", "29/02/2016", ""])),
        ENTPersonStructRattach=draw(st.lists(st.sampled_from(SCHOOLS), max_size=2)),
        ENTPersonClasses=draw(st.lists(class_values(), max_size=2)),
        ENTPersonGroupes=draw(st.lists(group_values(), max_size=2)),
        ENTEleveNiveau=draw(st.sampled_from(LEVELS)),
        ENTEleveAutoriteParentale=[f"{key}${draw(st.sampled_from(['10', '20', '51']))}" for key in links],
    )


@st.composite
def guardians(draw: st.DrawFn) -> Attributes:
    mail = draw(st.sampled_from(["", "a@example.org"]))
    return said(ENTPersonNom=draw(names), ENTPersonPrenom=draw(given_names), ENTPersonMail=mail)


@st.composite
def staff(draw: st.DrawFn) -> Attributes:
    attached = draw(st.lists(st.sampled_from(SCHOOLS), max_size=2))
    functions = [f"{draw(st.sampled_from(SCHOOLS))}${draw(st.sampled_from(['ENS', 'DIR', '-']))}$x$y$z"]
    return said(
        ENTPersonNom=draw(names), ENTPersonPrenom=draw(given_names), ENTPersonStructRattach=attached,
        ENTPersonFonctions=functions,
    )  # fmt: skip


@st.composite
def worlds(draw: st.DrawFn) -> World:
    parts = (
        (Category.SCHOOL, SCHOOLS, schools()),
        (Category.PUPIL, PUPILS, pupils()),
        (Category.GUARDIAN, GUARDIANS, guardians()),
        (Category.STAFF, STAFF, staff()),
    )
    return {
        (category, key): attributes
        for category, keys, values in parts
        for key, attributes in draw(st.dictionaries(st.sampled_from(keys), values)).items()
    }


class MemoryMirror:
    """Implements `StoredMirror` without a database."""

    def __init__(self) -> None:
        self.kept: dict[tuple[Category, str], tuple[bytes | None, bytes, str]] = {}

    def rows(self, category: Category) -> Iterator[StoredRow]:
        return iter([(key, raw, digest) for key, (raw, digest, _) in self.of(category)])

    def records(self, category: Category) -> Iterator[tuple[str, str]]:
        return iter([(key, text) for key, (_, _, text) in self.of(category)])

    def row(self, category: Category, key: str) -> StoredRow | None:
        kept = self.kept.get((category, key))
        return kept and (key, kept[0], kept[1])

    def text(self, category: Category, key: str) -> str:
        return self.kept[category, key][2]

    def of(self, category: Category) -> list[tuple[str, tuple[bytes | None, bytes, str]]]:
        return sorted((key, row) for (kind, key), row in self.kept.items() if kind == category)

    def hear(self, kind: DeliveryKind, records: list[Record]) -> Messages:
        """Count a delivery in."""
        messages = Messages()
        with closing(Stage(self)) as stage:
            for record in records:
                stage.record(record)
            stage.settle(kind, messages)
            moved = [row for category in Category for row in stage.moved(category)]
        for row in moved:
            if row.text is None:
                del self.kept[Category(row.category), row.key]
            else:
                self.kept[Category(row.category), row.key] = (row.raw, row.digest or b"", row.text)
        return messages

    def subjects(self) -> list[Subject]:
        """What the directory should show."""
        with closing(Stage(self)) as stage:
            return list(wanted(StagedMirror(self, stage), {}, Messages()))


def complet(world: World) -> list[Record]:
    return [Record(Operation.ADD, category, key, attributes) for (category, key), attributes in world.items()]


def delta(before: World, after: World) -> list[Record]:
    """What an académie sends when `before` became `after`: whole attributes, cleared if nothing is left."""
    records = []
    for where in sorted(before.keys() | after.keys()):
        old, new = before.get(where), after.get(where)
        if new is None:
            records.append(Record(Operation.DELETE, *where, {}))
        elif old is None:
            records.append(Record(Operation.ADD, *where, new))
        elif old != new:
            changed = {
                name: new.get(name, ()) for name in old.keys() | new.keys() if old.get(name) != new.get(name)
            }
            records.append(Record(Operation.MODIFY, *where, changed))
    return records
