"""When a plan stops and asks: thresholds against a truncated or mistaken delivery."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from preau.provisioning.planning.subjects import ClassGroup, Pupil, School, Subject
from preau.provisioning.planning.values import LEVELS
from preau.provisioning.types import Category


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Shares are percentages; a threshold is passed when more is lost than its share and than its number."""

    pupils_share: int = 10
    pupils_number: int = 5
    class_share: int = 50
    class_number: int = 5
    links_share: int = 5
    links_number: int = 5
    records_kept_share: int = 80
    set_aside_share: int = 1
    set_aside_number: int = 5


DEFAULTS = Thresholds()


@dataclass(frozen=True, slots=True)
class Held:
    """What stops: the whole delivery where `school` is None, else that school; `what` a head understands."""

    school: str | None
    what: str


class Tally:
    """Counts, pair after pair, what each school had and what leaves the feed."""

    def __init__(self, day: date) -> None:
        self.summer = is_summer(day)
        self.pupils: Counter[str] = Counter()
        self.leaving: Counter[tuple[str, str]] = Counter()
        self.classes: Counter[tuple[str, str]] = Counter()
        self.leaving_class: Counter[tuple[str, str, str]] = Counter()
        self.links: Counter[str] = Counter()
        self.links_lost: Counter[str] = Counter()
        self.levels: dict[str, set[str]] = {}
        self.names: dict[tuple[str, str], str] = {}
        self.gone: list[str] = []

    def see(self, before: Subject | None, after: Subject | None) -> None:
        match before:
            case School(key=key) if after is None:
                self.gone.append(key)
            case ClassGroup(school=school, key=key, name=name):
                self.names[school, key] = name
            case Pupil():
                self.see_pupil(before, after)

    def see_pupil(self, before: Pupil, after: Subject | None) -> None:
        for school in before.schools:
            self.pupils[school] += 1
            self.links[school] += len(before.responsibilities)
            self.levels.setdefault(school, set()).add(before.level)
        for school, key in before.enrolments:
            self.classes[school, key] += 1
        if not (isinstance(after, Pupil) and after.schools):
            self.see_departure(before)
        elif lost := len(before.linked.keys() - after.linked.keys()):
            self.links_lost.update(dict.fromkeys(before.schools, lost))

    def see_departure(self, pupil: Pupil) -> None:
        self.leaving.update((school, pupil.level) for school in pupil.schools)
        self.leaving_class.update((*line, pupil.level) for line in pupil.enrolments)

    def expected(self, school: str, level: str) -> bool:
        """In summer the top level of a school leaves it."""
        levels = [known for known in LEVELS if known in self.levels.get(school, ())]
        return self.summer and bool(levels) and level == levels[-1]

    def pupils_leaving(self, school: str) -> int:
        return sum(
            number
            for (place, level), number in self.leaving.items()
            if place == school and not self.expected(school, level)
        )

    def leaving_by_class(self, school: str) -> Counter[str]:
        found: Counter[str] = Counter()
        for (place, key, level), number in self.leaving_class.items():
            if place == school and key and not self.expected(school, level):
                found[key] += number
        return found


def is_summer(day: date) -> bool:
    """From 15 August to 30 September classes change and the top level leaves."""
    return (8, 15) <= (day.month, day.day) <= (9, 30)


def over(lost: int, total: int, share: int, number: int) -> bool:
    return lost > number and lost * 100 > total * share


def held_schools(tally: Tally, limits: Mapping[str, Thresholds]) -> Iterator[Held]:
    """Schools that must be looked at before anything changes in them; `limits` are their own, by key."""
    for school in tally.gone:
        yield Held(school, "l’école n’est plus dans le fichier")
    for school in sorted(tally.pupils):
        for what in losses(tally, school, limits.get(school, DEFAULTS)):
            yield Held(school, what)


def losses(tally: Tally, school: str, limits: Thresholds) -> Iterator[str]:
    """What one school would lose beyond its thresholds, each in words for its head."""
    leaving, total = tally.pupils_leaving(school), tally.pupils[school]
    if over(leaving, total, limits.pupils_share, limits.pupils_number):
        yield f"{leaving} élèves sur {total} ne sont plus dans le fichier"
    lost, links = tally.links_lost[school], tally.links[school]
    if over(lost, links, limits.links_share, limits.links_number):
        yield f"{lost} liens de responsabilité sur {links} disparaissent"
    for key, left in sorted(tally.leaving_by_class(school).items()):
        size = tally.classes[school, key]
        if left >= limits.class_number and left * 100 > size * limits.class_share:
            name = tally.names.get((school, key), key)
            yield f"{left} élèves sur {size} de la classe « {name} » ne sont plus dans le fichier"


def held_delivery(
    records: Mapping[Category, int],
    set_aside: Mapping[Category, int],
    *,
    last_complet: Mapping[Category, int] | None,
    limits: Thresholds,
) -> Iterator[Held]:
    """
    Reasons to hold the delivery whole.

    `records` were read; `last_complet` are those of the last Complet applied, None for a Delta or first load.
    """
    now, before = sum(records.values()), sum((last_complet or {}).values())
    if now * 100 < before * limits.records_kept_share:
        yield Held(None, f"le Complet ne compte que {now} fiches, le précédent en comptait {before}")
    for category, number in set_aside.items():
        if over(number, records.get(category, 0), limits.set_aside_share, limits.set_aside_number):
            yield Held(None, f"{number} fiches de {category} sont inutilisables")


def held_keys(held: Collection[Held]) -> frozenset[str]:
    return frozenset(one.school for one in held if one.school is not None)
