"""
Who is in which space, as what: one source, their seats, for one space and for all of them.

`people_in` answers the other way round, for one space: who has this role there.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet
from django.utils import timezone

from preau.core.directory.levels import youngest_first
from preau.core.directory.models import Person
from preau.core.directory.standing import SIGNING, Acting, Child, Learner, Standing
from preau.core.directory.ties import (
    Ids,
    answering,
    any_of,
    enrolled,
    grouped,
    holding,
    still_here,
    teaching,
    working,
)
from preau.core.directory.types import Authority, Profile
from preau.core.spaces.models import Space
from preau.core.spaces.types import Role, SpaceKind
from preau.kernel.text import folded

SCHOOL, CLASS, GROUP = SpaceKind.SCHOOL, SpaceKind.CLASS, SpaceKind.GROUP
NOWHERE = Q(pk__in=())
NAMED = ("school", "class_group", "group", "commune", "circonscription", "academie")
"""What a space needs to say its name."""


@dataclass(frozen=True, slots=True)
class Seat:
    """A role in the spaces of a kind whose key, found at `path`, is one of these ids."""

    role: Role
    kind: SpaceKind
    path: str
    ids: Collection[int]

    def holds(self, space: Space) -> bool:
        return space.kind == self.kind and self.key(space) in self.ids

    def key(self, space: Space) -> int | None:
        owner = space.school if self.path.startswith("school__") else space
        key: int | None = getattr(owner, self.path.removeprefix("school__"))
        return key

    @property
    def rows(self) -> Q:
        return Q(kind=self.kind, **{f"{self.path}__in": self.ids})


def seats(actor: Acting) -> Iterator[Seat]:
    """Every seat of somebody today; without a query."""
    standing = actor.standing
    match actor.person.profile:
        case Profile.PUPIL if standing.learner:
            yield from learner_seats(standing.learner, Role.PUPIL)
        case Profile.GUARDIAN:
            for child in standing.informed_of:
                yield from learner_seats(child.learner, guardian_role(child))
            yield Seat(Role.GUARDIAN, GROUP, "group_id", standing.groups)
        case Profile.STAFF:
            yield from staff_seats(standing, teacher=actor.person.teacher)
        case Profile.AGENT:
            yield from office_seats(standing)


def guardian_role(child: Child) -> Role:
    return Role.GUARDIAN if child.signs else Role.INFORMED


def learner_seats(learner: Learner, role: Role) -> Iterator[Seat]:
    yield Seat(role, SCHOOL, "school_id", learner.schools)
    yield Seat(role, CLASS, "class_group_id", learner.classes)
    yield Seat(role, GROUP, "group_id", learner.groups)


def staff_seats(standing: Standing, *, teacher: bool) -> Iterator[Seat]:
    """The team of a school is at home in its classes; in a group, only its own, which teachers run, and the head."""
    for kind in (SCHOOL, CLASS):
        yield Seat(Role.STAFF, kind, "school_id", standing.works_in)
    if teacher:
        yield Seat(Role.TEACHER, SCHOOL, "school_id", standing.works_in)
    yield Seat(Role.TEACHER, CLASS, "class_group_id", standing.teaches)
    yield Seat(Role.TEACHER if teacher else Role.STAFF, GROUP, "group_id", standing.groups)
    for kind in (SCHOOL, CLASS, GROUP):
        yield Seat(Role.HEAD, kind, "school_id", standing.heads)


def office_seats(standing: Standing) -> Iterator[Seat]:
    """In the institution and in its schools as such, never in a class or a group."""
    for held in standing.offices:
        for place in ("commune", "circonscription", "academie"):
            if (pk := getattr(held, place)) is not None:
                yield Seat(Role(held.role), SpaceKind(place), f"{place}_id", {pk})
                yield Seat(Role(held.role), SCHOOL, f"school__{place}_id", {pk})


def roles(actor: Acting, space: Space) -> frozenset[Role]:
    """What somebody is in a space today, none for an outsider; no query if the space came with its school."""
    return frozenset(seat.role for seat in seats(actor) if seat.holds(space))


def everywhere(actor: Acting) -> frozenset[Role]:
    """What somebody is, wherever it is: which home they get."""
    held = {Role(held.role) for held in actor.standing.offices}
    return frozenset(held | {seat.role for seat in seats(actor) if seat.ids})


def where(actor: Acting, having: Collection[Role] = tuple(Role)) -> Q:
    """The spaces where somebody has one of these roles."""
    return reduce(or_, (seat.rows for seat in seats(actor) if seat.role in having), NOWHERE)


@dataclass(frozen=True, slots=True)
class Membership:
    space: Space
    roles: frozenset[Role]


def spaces_of(actor: Acting) -> list[Membership]:
    """
    Their open spaces with what they are there, in one query: schools first, then classes by level, groups.

    An agent's institutions, without the schools that these follow: they may be thousands.
    """
    found = Space.objects.filter(where(actor), closed_on=None).select_related(*NAMED)
    if actor.standing.offices:
        found = found.exclude(kind=SCHOOL)
    memberships = (Membership(space, roles(actor, space)) for space in found)
    return sorted(memberships, key=lambda membership: place_in_lists(membership.space))


def place_in_lists(space: Space) -> tuple[int, int, str]:
    kind = list(SpaceKind).index(SpaceKind(space.kind))
    return (
        (kind, *youngest_first(space.class_group))
        if space.class_group
        else (kind, 0, folded(str(space.place)))
    )


def people_in(space: Space, role: Role) -> QuerySet[Person]:
    """Those who have this role in a space today."""
    on = timezone.localdate()
    match role:
        case Role.PUPIL:
            found = pupils_of(space, on)
        case Role.GUARDIAN | Role.INFORMED:
            found = guardians_of(space, role, on)
        case Role.STAFF | Role.TEACHER | Role.HEAD:
            found = staff_of(space, role, on)
        case _:
            found = agents_of(space, role, on)
    return still_here(found, on=on)


def pupils_of(space: Space, on: date) -> Ids:
    match space.kind:
        case SpaceKind.SCHOOL:
            return enrolled(Q(school=space.school_id), on=on)
        case SpaceKind.CLASS:
            return enrolled(Q(class_group=space.class_group_id), on=on)
    return grouped(Q(group=space.group_id, person__profile=Profile.PUPIL), on=on)


def guardians_of(space: Space, role: Role, on: date) -> Ids:
    """Of its pupils; and in a group, those who joined it themselves and answer for a pupil of the school."""
    if role == Role.INFORMED:
        return answering(pupils_of(space, on), frozenset({Authority.INFORMED}), on=on)
    theirs = answering(pupils_of(space, on), SIGNING, on=on)
    here = answering(enrolled(Q(school=space.school_id), on=on), SIGNING, on=on)
    themselves = grouped(Q(group=space.group_id, person__profile=Profile.GUARDIAN, person__in=here), on=on)
    return any_of(theirs, themselves)


def staff_of(space: Space, role: Role, on: date) -> Ids:
    if space.school_id is None:
        return Person._base_manager.none()
    here = Q(school=space.school_id)
    match role, space.kind:
        case Role.HEAD, _:
            return working(here & Q(head=True), on=on)
        case Role.TEACHER, SpaceKind.CLASS:
            return teaching(Q(class_group=space.class_group_id), on=on)
        case Role.TEACHER | Role.STAFF, SpaceKind.GROUP:
            runs = Q(person__profile=Profile.STAFF, person__teacher=role == Role.TEACHER)
            return grouped(runs & Q(group=space.group_id), on=on)
        case Role.TEACHER, _:
            return working(here & Q(staff__teacher=True), on=on)
    return working(here, on=on)


def agents_of(space: Space, role: Role, on: date) -> Ids:
    place = space.school if space.kind == SpaceKind.SCHOOL else space
    key = getattr(place, f"{role}_id", None)
    if key is None or space.kind not in (SpaceKind.SCHOOL, role):
        return Person._base_manager.none()
    return holding(Q(**{"role": role, str(role): key}), on=on)
