"""
What somebody is, to whom, on one day: read once per request, then every rule asks it without a query.

A rule about one person reads as a sentence on their `Standing`; rules over many rows use the same ids.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from preau.core.directory.models import Assignment, ClassTeaching, Enrolment, Office, Person, Responsibility
from preau.core.directory.types import Authority, LinkKind, Profile
from preau.kernel.scope import Schools, Scope


@dataclass(frozen=True, slots=True)
class Learner:
    """A pupil's places: ids of their schools and classes."""

    person: int
    schools: frozenset[int]
    classes: frozenset[int]


@dataclass(frozen=True, slots=True)
class Child:
    """A pupil for whom somebody answers, and what the law lets them do."""

    learner: Learner
    kind: LinkKind
    authority: Authority
    signs: bool
    informed: bool


@dataclass(frozen=True, slots=True)
class Held:
    """An office and the place it is held for; all ids are None for the operator."""

    role: str
    commune: int | None
    circonscription: int | None
    academie: int | None


@dataclass(frozen=True, slots=True)
class Standing:
    """
    Everything that gives a right, as ids.

    `works_in`: schools where they work, heads included; `teaches`: classes given to them and confirmed;
    `learner`: their own places, for a pupil.
    """

    works_in: frozenset[int] = frozenset()
    heads: frozenset[int] = frozenset()
    teaches: frozenset[int] = frozenset()
    learner: Learner | None = None
    children: tuple[Child, ...] = ()
    offices: tuple[Held, ...] = ()

    @property
    def schools(self) -> frozenset[int]:
        """Schools whose rows this person may meet."""
        learners = [child.learner for child in self.children if child.informed]
        learners += [self.learner] if self.learner else []
        return self.works_in.union(*(learner.schools for learner in learners))

    @property
    def scope(self) -> Scope:
        return Schools(self.schools)


def current_on(day: date) -> Q:
    """Ties that hold on that day; the last day belongs to what ended."""
    return Q(starts_on__lte=day) & (Q(ends_on=None) | Q(ends_on__gt=day))


def standing(person: Person, *, on: date) -> Standing:
    """Read what a person is on a day: at most three queries, whatever the profile."""
    if person.left_on and person.left_on <= on:
        return Standing()
    match person.profile:
        case Profile.STAFF:
            return staff_standing(person, on)
        case Profile.GUARDIAN:
            return Standing(children=tuple(children(person, on)))
        case Profile.PUPIL:
            return Standing(learner=learners([person.pk], on).get(person.pk))
    return Standing(offices=tuple(offices(person, on)))


def staff_standing(person: Person, on: date) -> Standing:
    assigned = list(
        Assignment._base_manager.filter(current_on(on), staff=person).values_list("school_id", "head")
    )
    teaches = ClassTeaching._base_manager.filter(current_on(on), staff=person, confirmed=True)
    return Standing(
        works_in=frozenset(school for school, _ in assigned),
        heads=frozenset(school for school, head in assigned if head),
        teaches=frozenset(teaches.values_list("class_group_id", flat=True)),
    )


def children(guardian: Person, on: date) -> list[Child]:
    """Children by the link that is in force; a child who left is no longer there."""
    links = list(links_of(guardian, on))
    places = learners([link.pupil_id for link in links], on)
    return [
        Child(
            places[link.pupil_id],
            LinkKind(link.kind),
            Authority(authority),
            signs=authority in SIGNING,
            informed=authority in INFORMED,
        )
        for link in links
        if link.pupil_id in places and (authority := link.effective_authority(on))
    ]


SIGNING = frozenset({Authority.EXERCISES, Authority.DELEGATE})
INFORMED = SIGNING | {Authority.INFORMED}


def links_of(guardian: Person, on: date) -> QuerySet[Responsibility]:
    return Responsibility._base_manager.filter(current_on(on), guardian=guardian).order_by(
        "pupil__birth_date", "pk"
    )


def learners(pupils: list[int], on: date) -> dict[int, Learner]:
    """Places of these pupils, by their id, in one query."""
    schools: dict[int, set[int]] = defaultdict(set)
    classes: dict[int, set[int]] = defaultdict(set)
    lines = Enrolment._base_manager.filter(current_on(on), pupil__in=pupils)
    for pupil, school, class_group in lines.values_list("pupil_id", "school_id", "class_group_id"):
        schools[pupil].add(school)
        if class_group:
            classes[pupil].add(class_group)
    return {
        pupil: Learner(pupil, frozenset(there), frozenset(classes[pupil])) for pupil, there in schools.items()
    }


def offices(person: Person, on: date) -> list[Held]:
    held = Office.objects.filter(current_on(on), person=person)
    return [Held(*row) for row in held.values_list("role", "commune_id", "circonscription_id", "academie_id")]
