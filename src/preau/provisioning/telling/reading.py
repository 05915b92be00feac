"""The lines of one school, found by whom they speak of. Pure."""

from collections import defaultdict
from collections.abc import Iterable

from preau.provisioning.planning.diff import Action, Change
from preau.provisioning.planning.lines import Line
from preau.provisioning.planning.subjects import Kind
from preau.provisioning.telling.words import Names
from preau.provisioning.types import DeliveryKind


class SchoolLines:
    """`absent` says why somebody leaves: a Complet speaks of them no more, a Delta says that they left."""

    def __init__(self, lines: Iterable[Line], names: Names, *, school: str, kind: DeliveryKind) -> None:
        self.names, self.school = names, school
        complet = kind is DeliveryKind.COMPLET
        self.absent = "n’est plus dans la livraison" if complet else "la livraison dit son départ"
        self.by_kind: defaultdict[Kind, defaultdict[str, list[Line]]] = defaultdict(lambda: defaultdict(list))
        for line in lines:
            self.by_kind[line.change.kind][line.change.key[0]].append(line)

    def keys(self, *kinds: Kind) -> list[str]:
        return sorted({key for kind in kinds for key in self.by_kind[kind]})

    def of(self, kind: Kind) -> list[Line]:
        return [line for lines in self.by_kind[kind].values() for line in lines]

    def own(self, kind: Kind, key: str) -> Change | None:
        lines = self.by_kind[kind].get(key)
        return lines[0].change if lines else None

    def held(self, kind: Kind, key: str) -> bool:
        return any(line.waits for line in self.by_kind[kind].get(key, ()))

    def classes(self, pupil: str, action: Action) -> list[str]:
        """Names of the classes of this school that a pupil leaves or joins; "" is the school without a class."""
        keys = (
            line.change.key[1:]
            for line in self.by_kind[Kind.ENROLMENT].get(pupil, ())
            if line.change.action is action
        )
        return [key and self.names.class_group(school, key) for school, key in keys if school == self.school]

    def moves_whole(self, pupil: str) -> bool:
        """A pupil who comes or goes takes their links along: nothing is said of them."""
        own = self.own(Kind.PUPIL, pupil)
        return own is not None and own.action is not Action.UPDATE
