"""What happened to one record, and what the pupils' file leaves for the guardians' to tell."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from random import Random

from preau.provisioning.generating.types import Commune, Guardian
from preau.provisioning.types import Operation, Record


@dataclass(frozen=True, slots=True)
class Change:
    """A record before (None for an arrival) and after (None for a departure); equal when nothing happened."""

    before: Record | None
    after: Record | None

    @property
    def request(self) -> Record | None:
        """What a Delta says of it: an addition in full, only the attributes that changed, or a mere key."""
        if self.before is None or self.after is None:
            return self.after or (
                self.before and self.before._replace(operation=Operation.DELETE, attributes={})
            )
        before, after = self.before.attributes, self.after.attributes
        changed = {
            name: after.get(name, ()) for name in {**before, **after} if before.get(name) != after.get(name)
        }
        return self.after._replace(operation=Operation.MODIFY, attributes=changed) if changed else None


def unchanged(record: Record) -> Change:
    return Change(record, record)


def changed(record: Record, **said: str | tuple[str, ...]) -> Change:
    """Some attributes replaced; an empty value clears one."""
    values = {
        name: value if isinstance(value, tuple) else (value,) * bool(value) for name, value in said.items()
    }
    attributes = {name: value for name, value in {**record.attributes, **values}.items() if value}
    return Change(record, record._replace(attributes=attributes))


def said(record: Record, name: str) -> str:
    """The first value of an attribute, empty when the feed is silent."""
    return next(iter(record.attributes.get(name, ())), "")


@dataclass
class Course:
    """
    The course of things until `day`, told category after category.

    It remembers schools, classes, groups and what changed: never the pupils to whom nothing happened.
    """

    seed: int
    day: dt.date
    communes: dict[str, Commune] = field(default_factory=dict)
    classes: dict[tuple[str, str], dict[str, None]] = field(default_factory=lambda: defaultdict(dict))
    groups: dict[str, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))
    left: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    newcomers: list[tuple[Guardian, str]] = field(default_factory=list)
    rng: Random = field(init=False)
    keys: Iterator[int] = field(init=False)

    def __post_init__(self) -> None:
        """Keys begin with the day, so that nobody ever receives the key of someone who left."""
        self.rng = Random(f"{self.seed}/{self.day}")  # noqa: S311
        self.keys = count(int(f"{self.day:%y%m%d}") * 1_000_000 + 1)
