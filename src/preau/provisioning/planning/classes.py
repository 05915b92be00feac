"""Classes and groups exist only through their pupils: the feed lists none."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from preau.provisioning.planning.subjects import ClassGroup, Group, Pupil
from preau.provisioning.planning.values import ClassValue, in_level_order, most_frequent


@dataclass(slots=True)
class Seen:
    """What the pupils of one class say of it."""

    names: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    levels: set[str] = field(default_factory=set)


class Classes:
    """Gathers classes pupil after pupil: the most frequent name wins, levels are those of the pupils."""

    def __init__(self) -> None:
        self.seen: dict[tuple[str, str], Seen] = {}

    def join(self, pupil: Pupil, classes: Sequence[ClassValue]) -> None:
        for value in classes:
            seen = self.seen.setdefault((value.school, value.key), Seen())
            seen.names[value.name] += 1
            seen.kinds[value.kind] += 1
            if pupil.level:
                seen.levels.add(pupil.level)

    def active(self) -> Iterator[ClassGroup]:
        """Classes by school key, then by class key."""
        for (school, key), seen in sorted(self.seen.items(), key=lambda item: item[0]):
            levels = ",".join(in_level_order(seen.levels))
            yield ClassGroup(school, key, most_frequent(seen.names), most_frequent(seen.kinds), levels)


class Groups:
    """Gathers groups in the same way: the most frequent name wins."""

    def __init__(self) -> None:
        self.names: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)

    def join(self, groups: Sequence[ClassValue]) -> None:
        for value in groups:
            self.names[value.school, value.key][value.name] += 1

    def active(self) -> Iterator[Group]:
        """Groups by school key, then by group key."""
        for (school, key), names in sorted(self.names.items(), key=lambda item: item[0]):
            yield Group(school, key, most_frequent(names))
