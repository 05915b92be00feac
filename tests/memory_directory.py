"""A directory in memory: what writing a plan means, in the fewest words."""

from collections.abc import Iterable

from preau.provisioning.planning.diff import Change
from preau.provisioning.planning.subjects import (
    Assignment,
    ClassGroup,
    Enrolment,
    Guardian,
    Kind,
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
        found += [Guardian(*row) for row in self.rows[Kind.GUARDIAN].values()]
        for (key,), row in self.rows[Kind.PUPIL].items():
            enrolled = tuple(Enrolment(*line) for line in self.lines(Kind.ENROLMENT, key))
            linked = tuple(Responsibility(*line) for line in self.lines(Kind.RESPONSIBILITY, key))
            found.append(Pupil(*row, enrolled, linked))
        for (key,), row in self.rows[Kind.STAFF].items():
            assigned = tuple(Assignment(*line) for line in self.lines(Kind.ASSIGNMENT, key))
            found.append(Staff(*row, assigned))
        return sorted(found, key=place)

    def of_school(self, school: str) -> set[tuple[Kind, tuple[str, ...]]]:
        """The school itself, its classes, who learns and works there, and the links of its pupils."""
        lines = {(Kind.SCHOOL, (school,))} & {(Kind.SCHOOL, key) for key in self.rows[Kind.SCHOOL]}
        lines |= {(Kind.CLASS, key) for key in self.rows[Kind.CLASS] if key[0] == school}
        enrolled = {key for key in self.rows[Kind.ENROLMENT] if key[1] == school}
        pupils = {key[0] for key in enrolled}
        lines |= {(Kind.ENROLMENT, key) for key in enrolled}
        lines |= {(Kind.RESPONSIBILITY, key) for key in self.rows[Kind.RESPONSIBILITY] if key[0] in pupils}
        return lines | {(Kind.ASSIGNMENT, key) for key in self.rows[Kind.ASSIGNMENT] if key[1] == school}

    def dangling(self) -> list[tuple[Kind, tuple[str, ...]]]:
        """Lines that name somebody or something that is not there."""
        rows = self.rows
        wrong = [(Kind.CLASS, key) for key in rows[Kind.CLASS] if key[:1] not in rows[Kind.SCHOOL]]
        for pupil, school, class_key in rows[Kind.ENROLMENT]:
            missing = (pupil,) not in rows[Kind.PUPIL] or (school,) not in rows[Kind.SCHOOL]
            if missing or (class_key and (school, class_key) not in rows[Kind.CLASS]):
                wrong.append((Kind.ENROLMENT, (pupil, school, class_key)))
        for pupil, guardian in rows[Kind.RESPONSIBILITY]:
            if (pupil,) not in rows[Kind.PUPIL] or (guardian,) not in rows[Kind.GUARDIAN]:
                wrong.append((Kind.RESPONSIBILITY, (pupil, guardian)))
        for staff, school in rows[Kind.ASSIGNMENT]:
            if (staff,) not in rows[Kind.STAFF] or (school,) not in rows[Kind.SCHOOL]:
                wrong.append((Kind.ASSIGNMENT, (staff, school)))
        return wrong
