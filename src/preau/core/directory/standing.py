"""
What somebody is, to whom, on one day: read once per request, then every rule asks it without a query.

A rule about one person reads as a sentence on their `Standing`; rules over many rows use the same ids.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol
from uuid import UUID

from django.db.models import Q, QuerySet, Value
from django.db.models.functions import Coalesce

from preau.core.directory.models import (
    Assignment,
    ClassTeaching,
    Enrolment,
    GroupMember,
    Office,
    Person,
    Responsibility,
)
from preau.core.directory.models.places import name_alone
from preau.core.directory.types import EXERCISE_BY_DEFAULT, Authority, LinkKind, Profile
from preau.kernel.scope import Academie, Circonscription, Commune, Schools, Scope, Several


@dataclass(frozen=True, slots=True)
class Learner:
    """
    A pupil and their places: ids of their schools, classes and groups; `place` names their school, if one alone.

    `visits`: the schools of the groups, which may not be theirs (UPE2A). `given_name` is as it came.
    """

    person: int
    uid: UUID
    given_name: str
    level: str
    schools: frozenset[int]
    classes: frozenset[int]
    groups: frozenset[int] = frozenset()
    visits: frozenset[int] = frozenset()
    place: str = ""


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
    place: str = ""

    @property
    def scope(self) -> Scope:
        if self.commune:
            return Commune(self.commune)
        if self.circonscription:
            return Circonscription(self.circonscription)
        return Academie(self.academie) if self.academie else Schools(frozenset())


@dataclass(frozen=True, slots=True)
class Standing:
    """
    Everything that gives a right, as ids.

    `works_in`: schools where they work, heads included; `teaches`: classes given to them and confirmed;
    `groups`: those they are in themselves; `learner`: their own places, for a pupil. `place` names the one
    school or institution where they are, and is empty when there are several.
    """

    works_in: frozenset[int] = frozenset()
    heads: frozenset[int] = frozenset()
    teaches: frozenset[int] = frozenset()
    groups: frozenset[int] = frozenset()
    learner: Learner | None = None
    children: tuple[Child, ...] = ()
    offices: tuple[Held, ...] = ()
    place: str = ""

    @property
    def schools(self) -> frozenset[int]:
        """Schools where they work, learn or have children."""
        return self.works_in.union(*(learner.schools for learner in self.learners))

    @property
    def learners(self) -> list[Learner]:
        """Themselves, for a pupil, and the children of whom they hear."""
        children = [child.learner for child in self.informed_of]
        return [*children, self.learner] if self.learner else children

    @property
    def informed_of(self) -> tuple[Child, ...]:
        """Children of whom the law lets them hear."""
        return tuple(child for child in self.children if child.informed)

    @property
    def scope(self) -> Scope | Several:
        """Whose rows a request of theirs reads: schools and those of groups, or the places of their offices."""
        if not self.offices:
            return Schools(self.schools.union(*(learner.visits for learner in self.learners)))
        scopes = tuple(dict.fromkeys(held.scope for held in self.offices))
        return scopes[0] if len(scopes) == 1 else Several(scopes)


class Acting(Protocol):
    """Whoever acts: a person and what they are today. The accounts know how they came in."""

    @property
    def uid(self) -> UUID: ...
    @property
    def person(self) -> Person: ...
    @property
    def standing(self) -> Standing: ...


def current_on(day: date) -> Q:
    """Ties that hold on that day; the last day belongs to what follows."""
    return Q(starts_on__lte=day) & lasts_after(day)


def lasts_after(day: date, path: str = "") -> Q:
    """Ties that hold, or will, found at `path`."""
    return Q(**{f"{path}ends_on": None}) | Q(**{f"{path}ends_on__gt": day})


def standing(person: Person, *, on: date) -> Standing:
    """
    Read what a person is on a day: at most three queries, whatever the profile.

    An organisation that answers for a child acts through nobody here.
    """
    if person.organisation or (person.left_on and person.left_on <= on):
        return Standing()
    match person.profile:
        case Profile.STAFF:
            return staff_standing(person, on)
        case Profile.GUARDIAN:
            return guardian_standing(person, on)
        case Profile.PUPIL:
            groups = groups_of([person.pk], on)
            mine = learners([person.pk], on, groups).get(person.pk)
            return Standing(learner=mine, groups=mine.groups, place=mine.place) if mine else Standing()
    held = tuple(offices(person, on))
    return Standing(offices=held, place=only(one.place for one in held))


def only(names: Iterable[str]) -> str:
    """The name, if all are the same."""
    found = set(names)
    return found.pop() if len(found) == 1 else ""


def staff_standing(person: Person, on: date) -> Standing:
    lines = Assignment._base_manager.filter(current_on(on), staff=person)
    assigned = list(lines.values_list("school_id", "head", "school__name"))
    teaches, groups = taught_and_joined(person, on)
    return Standing(
        works_in=frozenset(school for school, _, _ in assigned),
        heads=frozenset(school for school, head, _ in assigned if head),
        teaches=teaches,
        groups=groups,
        place=only(name_alone(name) for _, _, name in assigned),
    )


def taught_and_joined(person: Person, on: date) -> tuple[frozenset[int], frozenset[int]]:
    """The classes given to somebody and confirmed, and the open groups that they are in, in one query."""
    given = ClassTeaching._base_manager.filter(current_on(on), staff=person, confirmed=True)
    joined = GroupMember._base_manager.filter(current_on(on), person=person, group__closed_on=None)
    rows = given.values_list(Value("class"), "class_group_id").union(
        joined.values_list(Value("group"), "group_id")
    )
    ids: dict[str, set[int]] = {"class": set(), "group": set()}
    for kind, pk in rows:
        ids[kind].add(pk)
    return frozenset(ids["class"]), frozenset(ids["group"])


def guardian_standing(guardian: Person, on: date) -> Standing:
    """Children by the link that is in force; a child who left is no longer there."""
    links = list(links_of(guardian, on))
    pupils = [link.pupil_id for link in links]
    groups = groups_of([guardian.pk, *pupils], on)
    places = learners(pupils, on, groups)
    children = [
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
    place = only(child.learner.place for child in children if child.informed)
    return Standing(children=tuple(children), groups=joined(groups[guardian.pk], children), place=place)


def joined(groups: dict[int, int], children: Iterable[Child]) -> frozenset[int]:
    """A guardian's own groups, as long as they exercise authority over a pupil of the group's school."""
    schools = frozenset[int]().union(*(child.learner.schools for child in children if child.signs))
    return frozenset(group for group, school in groups.items() if school in schools)


SIGNING = frozenset({Authority.EXERCISES, Authority.DELEGATE})
INFORMED = SIGNING | {Authority.INFORMED}


def links_of(guardian: Person, on: date) -> QuerySet[Responsibility]:
    return Responsibility._base_manager.filter(current_on(on), guardian=guardian).order_by(
        "pupil__birth_date", "pk"
    )


def typed_on(day: date) -> Q:
    """The responsibilities of which the school typed something that still holds."""
    return ~Q(authority="") & (Q(authority_ends_on=None) | Q(authority_ends_on__gt=day))


def giving(authorities: frozenset[Authority], on: date) -> Q:
    """The responsibilities in force that give one of these: the rows' face of `effective_authority`."""
    typed = typed_on(on)
    given = typed & Q(authority__in=authorities)
    if Authority.EXERCISES in authorities:
        given |= ~typed & Q(kind__in=EXERCISE_BY_DEFAULT)
    return given & current_on(on) & Q(guardian__organisation=False)


def learners(pupils: list[int], on: date, groups: dict[int, dict[int, int]]) -> dict[int, Learner]:
    """Places of these pupils, by their id, in one query."""
    ties: dict[int, list[Enrolment]] = defaultdict(list)
    lines = Enrolment._base_manager.filter(current_on(on), pupil__in=pupils)
    for line in lines.select_related("pupil", "school"):
        ties[line.pupil_id].append(line)
    return {pupil: learner(there, groups[pupil]) for pupil, there in ties.items()}


def learner(ties: list[Enrolment], groups: dict[int, int]) -> Learner:
    pupil = ties[0].pupil
    return Learner(
        pupil.pk,
        pupil.uid,
        pupil.given_name,
        pupil.level,
        schools=frozenset(tie.school_id for tie in ties),
        classes=frozenset(tie.class_group_id for tie in ties if tie.class_group_id),
        groups=frozenset(groups),
        visits=frozenset(groups.values()),
        place=only(tie.school.short_name for tie in ties),
    )


def groups_of(people: Iterable[int], on: date) -> dict[int, dict[int, int]]:
    """The open groups of each of these people with their schools, by their id, in one query."""
    groups: dict[int, dict[int, int]] = {person: {} for person in people}
    lines = GroupMember._base_manager.filter(current_on(on), person__in=groups, group__closed_on=None)
    for person, group, school in lines.values_list("person_id", "group_id", "group__school_id"):
        groups[person][group] = school
    return groups


def offices(person: Person, on: date) -> list[Held]:
    held = Office.objects.filter(current_on(on), person=person)
    place = Coalesce("commune__name", "circonscription__name", "academie__name", Value(""))
    return [
        Held(*row)
        for row in held.values_list("role", "commune_id", "circonscription_id", "academie_id", place)
    ]
