"""A story is made of sentences, departures first. Pure."""

from enum import StrEnum
from typing import NamedTuple


class Topic(StrEnum):
    """What a sentence speaks of, in the order of the story."""

    DEPARTURE = "departure"
    CLASS_CHANGE = "class-change"
    ARRIVAL = "arrival"
    FAMILY = "family"
    STAFF = "staff"
    SCHOOL = "school"
    RECORD = "record"


TITLES = {
    Topic.DEPARTURE: "Départs",
    Topic.CLASS_CHANGE: "Changements de classe",
    Topic.ARRIVAL: "Arrivées",
    Topic.FAMILY: "Familles",
    Topic.STAFF: "Équipe",
    Topic.SCHOOL: "École, classes et groupes",
    Topic.RECORD: "Fiches corrigées",
}
ORDER = {topic: rank for rank, topic in enumerate(Topic)}


class Sentence(NamedTuple):
    """`why` is empty where the sentence says it; `held` while a safeguard keeps it back; `last` ones come after."""

    topic: Topic
    text: str
    why: str = ""
    held: bool = False
    last: bool = False

    @property
    def whole(self) -> str:
        """With its full stop, unless an initial ends it."""
        said = f"{self.text} ({self.why})" if self.why else self.text
        return said if said.endswith(".") else f"{said}."
