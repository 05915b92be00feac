"""Pupils of the feed: their school, their classes, who answers for them."""

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from preau.provisioning.planning.classes import Groups
from preau.provisioning.planning.schools import first
from preau.provisioning.planning.subjects import Enrolment, Membership, Pupil, Responsibility
from preau.provisioning.planning.values import ClassValue, class_value, date_value, level_value, link_value
from preau.provisioning.types import Attributes, Category, Code, Message, Messages


class Doubts(NamedTuple):
    """What is said of a class or a group that cannot be followed."""

    unreadable: str
    elsewhere: str
    twice: str


CLASSES = Doubts(
    "Une classe est écrite de façon illisible.",
    "Une classe nomme une école absente du flux.",
    "Une classe est citée deux fois.",
)
GROUPS = Doubts(
    "Un groupe est écrit de façon illisible.",
    "Un groupe nomme une école absente du flux.",
    "Un groupe est cité deux fois.",
)


class PupilReader:
    """
    Draws pupils from their records; references to what the feed does not hold are said and left out.

    `groups` gathers those that pupils are in.
    """

    def __init__(self, schools: Collection[str], guardians: Collection[str], messages: Messages) -> None:
        self.schools = schools
        self.guardians = guardians
        self.messages = messages
        self.met: set[int] = set()
        self.groups = Groups()

    def __call__(self, key: str, attributes: Attributes) -> tuple[Pupil, list[ClassValue]]:
        """The pupil and the classes that they are in."""
        classes = list(self.places(key, attributes.get("ENTPersonClasses", ()), CLASSES))
        school = self.school(key, attributes.get("ENTPersonStructRattach", ()), classes)
        pupil = Pupil(
            key=key,
            family_name=first(attributes, "ENTPersonNom"),
            given_name=first(attributes, "ENTPersonPrenom"),
            birth_name=first(attributes, "ENTPersonNomPatro"),
            birth_date=date_value(first(attributes, "ENTPersonDateNaissance")),
            civility=first(attributes, "ENTPersonCivilite"),
            level=level_value(first(attributes, "ENTEleveNiveau")),
            school=school,
            enrolments=enrolments(school, classes),
            responsibilities=tuple(self.links(key, attributes.get("ENTEleveAutoriteParentale", ()))),
            memberships=self.memberships(key, said) if (said := attributes.get("ENTPersonGroupes")) else (),
        )
        self.check(pupil)
        return pupil, classes

    def memberships(self, key: str, values: Iterable[str]) -> tuple[Membership, ...]:
        groups = list(self.places(key, values, GROUPS))
        self.groups.join(groups)
        return tuple(sorted(Membership(value.school, value.key) for value in groups))

    def places(self, key: str, values: Iterable[str], doubts: Doubts) -> Iterator[ClassValue]:
        """The classes or groups of known schools, each once."""
        met = set()
        for text in values:
            value = class_value(text)
            if value is None:
                self.warn(Code.VALUE_IGNORED, key, doubts.unreadable)
            elif value.school not in self.schools:
                self.warn(Code.DANGLING_REFERENCE, key, doubts.elsewhere)
            elif (value.school, value.key) in met:
                self.warn(Code.DUPLICATE_VALUE, key, doubts.twice)
            else:
                met.add((value.school, value.key))
                yield value

    def school(self, key: str, values: Iterable[str], classes: list[ClassValue]) -> str:
        """The first known school of the record, else that of the first class, else ""."""
        for text in values:
            school = text.partition("$")[0].strip()
            if school in self.schools:
                return school
            self.warn(Code.DANGLING_REFERENCE, key, "Un élève est rattaché à une école absente du flux.")
        return classes[0].school if classes else ""

    def links(self, key: str, values: Iterable[str]) -> Iterator[Responsibility]:
        """Links to known guardians, each guardian once, by key."""
        kinds: dict[str, str] = {}
        for text in values:
            guardian, kind = link_value(text)
            if guardian not in self.guardians:
                self.warn(Code.DANGLING_REFERENCE, key, "Un élève cite un responsable absent du flux.")
            elif guardian in kinds:
                self.warn(Code.DUPLICATE_VALUE, key, "Un responsable est cité deux fois.")
            else:
                kinds[guardian] = kind
        return (Responsibility(guardian, kinds[guardian]) for guardian in sorted(kinds))

    def check(self, pupil: Pupil) -> None:
        """Say what a head should look at: no guardian, no class, someone of the same name and birth date."""
        if not pupil.responsibilities:
            self.warn(Code.NO_GUARDIAN, pupil.key, "Cet élève n'a aucun responsable connu.")
        if not any(enrolment.class_key for enrolment in pupil.enrolments):
            self.warn(Code.NO_CLASS, pupil.key, "Cet élève n'est dans aucune classe.")
        identity = hash((pupil.school, pupil.family_name, pupil.given_name, pupil.birth_date))
        if identity in self.met:
            self.warn(
                Code.HOMONYM, pupil.key, "Deux élèves de l'école ont mêmes nom, prénom et date de naissance."
            )
        self.met.add(identity)

    def warn(self, code: Code, key: str, sentence: str) -> None:
        self.messages.add(Message(code, sentence, key=key, category=Category.PUPIL), subject=sentence)


def enrolments(school: str, classes: Iterable[ClassValue]) -> tuple[Enrolment, ...]:
    """One line per class, and one for the pupil's own school where no class is there; in order."""
    lines = {Enrolment(value.school, value.key) for value in classes}
    if school and not any(line.school == school for line in lines):
        lines.add(Enrolment(school, ""))
    return tuple(sorted(lines))
