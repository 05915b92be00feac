"""A directory in memory: what writing a plan means, in the fewest words."""

from collections.abc import Iterable

from preau.provisioning.planning.diff import Change
from preau.provisioning.planning.subjects import (
    Assignment,
    ClassGroup,
    Enrolment,
    Group,
    Guardian,
    Kind,
    Membership,
    Pupil,
    Responsibility,
    School,
    Staff,
    Subject,
    place,
)

Rows = dict[tuple[str, ...], tuple[object, ...]]


class MemoryDirectory:
    def __init__(self) -> None:
        self.rows: dict[Kind, Rows] = {kind: {} for kind in Kind}

    def write(self, changes: Iterable[Change]) -> None:
        for change in changes:
            if change.after is None:
                self.rows[change.kind].pop(change.key)
            else:
                self.rows[change.kind][change.key] = change.after

    def lines(self, kind: Kind, key: str) -> list[tuple[object, ...]]:
        return sorted((*line[1:], *value) for line, value in self.rows[kind].items() if line[0] == key)

    def subjects(self) -> list[Subject]:
        found: list[Subject] = [School(*row) for row in self.rows[Kind.SCHOOL].values()]
        found += [ClassGroup(*row) for row in self.rows[Kind.CLASS].values()]
        found += [Group(*row) for row in self.rows[Kind.GROUP].values()]
        found += [Guardian(*row) for row in self.rows[Kind.GUARDIAN].values()]
        for (key,), row in self.rows[Kind.PUPIL].items():
            enrolled = tuple(Enrolment(*line) for line in self.lines(Kind.ENROLMENT, key))
            linked = tuple(Responsibility(*line) for line in self.lines(Kind.RESPONSIBILITY, key))
            grouped = tuple(Membership(*line) for line in self.lines(Kind.GROUP_MEMBER, key))
            found.append(Pupil(*row, enrolled, linked, grouped))
        for (key,), row in self.rows[Kind.STAFF].items():
            assigned = tuple(Assignment(*line) for line in self.lines(Kind.ASSIGNMENT, key))
            found.append(Staff(*row, assigned))
        return sorted(found, key=place)

    def of_school(self, school: str) -> set[tuple[Kind, tuple[str, ...]]]:
        """The school itself, its classes and groups, who learns and works there, the links of its pupils."""
        lines = {(Kind.SCHOOL, (school,))} & {(Kind.SCHOOL, key) for key in self.rows[Kind.SCHOOL]}
        for kind in (Kind.CLASS, Kind.GROUP):
            lines |= {(kind, key) for key in self.rows[kind] if key[0] == school}
        lines |= {(Kind.GROUP_MEMBER, key) for key in self.rows[Kind.GROUP_MEMBER] if key[1] == school}
        enrolled = {key for key in self.rows[Kind.ENROLMENT] if key[1] == school}
        pupils = {key[0] for key in enrolled}
        lines |= {(Kind.ENROLMENT, key) for key in enrolled}
        lines |= {(Kind.RESPONSIBILITY, key) for key in self.rows[Kind.RESPONSIBILITY] if key[0] in pupils}
        return lines | {(Kind.ASSIGNMENT, key) for key in self.rows[Kind.ASSIGNMENT] if key[1] == school}

    def dangling(self) -> list[tuple[Kind, tuple[str, ...]]]:
        """Lines that name somebody or something that is not there."""
        return [
            (kind, key)
            for kind, rows in self.rows.items()
            for key in rows
            if any(named not in self.rows[where] for where, named in named_by(kind, key))
        ]


def named_by(kind: Kind, key: tuple[str, ...]) -> list[tuple[Kind, tuple[str, ...]]]:
    """What a line needs."""
    match kind, key:
        case ((Kind.CLASS | Kind.GROUP), (school, _)):
            return [(Kind.SCHOOL, (school,))]
        case Kind.ENROLMENT, (pupil, school, class_key):
            its_class = [(Kind.CLASS, (school, class_key))] if class_key else []
            return [(Kind.PUPIL, (pupil,)), (Kind.SCHOOL, (school,)), *its_class]
        case Kind.GROUP_MEMBER, (pupil, *group):
            return [(Kind.PUPIL, (pupil,)), (Kind.GROUP, tuple(group))]
        case Kind.RESPONSIBILITY, (pupil, guardian):
            return [(Kind.PUPIL, (pupil,)), (Kind.GUARDIAN, (guardian,))]
        case Kind.ASSIGNMENT, (staff, school):
            return [(Kind.STAFF, (staff,)), (Kind.SCHOOL, (school,))]
    return []
