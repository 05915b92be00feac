"""
Who has seen something that is for all of a space: for those who answer for it, never for its readers.

`seen` is the ids of those who opened it, as a queryset. Each guardian counts alone, whatever the children.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from preau.core.accounts.models import AccountPerson
from preau.core.directory.levels import by_level
from preau.core.directory.models import Enrolment, Person, Responsibility
from preau.core.directory.standing import INFORMED, current_on, giving
from preau.core.directory.ties import Ids
from preau.core.directory.types import Profile
from preau.core.spaces.models import Space
from preau.core.spaces.ranks import audience, permitted, switched_on
from preau.core.spaces.roles import pupils_of
from preau.core.spaces.services import Service
from preau.core.spaces.types import Rank, Role, SpaceKind

T = TypeVar("T")

FOLLOWED = (Profile.GUARDIAN, Profile.PUPIL)


@dataclass(frozen=True, slots=True)
class Reached:
    """How many people of a profile have seen it, out of those whom it is for."""

    profile: Profile
    seen: int
    of: int


@dataclass(frozen=True, slots=True)
class Unreached:
    """Somebody who has not seen it; without an account they cannot."""

    person: Person
    has_account: bool
    link: Responsibility | None = None


@dataclass(frozen=True, slots=True)
class ChildPart:
    """A child, and those of their guardians who have not seen it."""

    child: Person
    guardians: list[Unreached]


@dataclass(frozen=True, slots=True)
class Missing:
    """
    Who has not seen it: children with their guardians, guardians without a child there, and pupils.

    Children and pupils are by the name of their class in a school, all under "" in a class or a group.
    """

    classes: dict[str, list[ChildPart]]
    others: list[Unreached]
    pupils: dict[str, list[Unreached]]

    def __bool__(self) -> bool:
        return bool(self.classes or self.others or self.pupils)


def reached(space: Space, service: Service, seen: Ids) -> list[Reached]:
    """Guardians first; a profile that it is not for is left out. Two queries."""
    people = audience(space, service).filter(profile__in=FOLLOWED)
    counts = people.values("profile").annotate(of=Count("pk"), seen=Count("pk", filter=Q(pk__in=seen)))
    found = {row["profile"]: Reached(Profile(row["profile"]), row["seen"], row["of"]) for row in counts}
    return [found[profile] for profile in FOLLOWED if profile in found]


def missing(space: Space, service: Service, seen: Ids) -> Missing:
    """Those who have not seen it, by name; four queries."""
    followed = audience(space, service).filter(profile__in=FOLLOWED).exclude(pk__in=seen)
    signs_in = Exists(AccountPerson.objects.filter(person=OuterRef("pk")))
    people = list(followed.annotate(signs_in=signs_in).order_by("sort_name", "pk"))
    able = {one.pk for one in people if one.signs_in}
    guardians = [one for one in people if one.profile == Profile.GUARDIAN]
    pupils = [one for one in people if one.profile == Profile.PUPIL]
    links = list(links_here(space, guardians))
    classes = class_names(space, [*(link.pupil_id for link in links), *(one.pk for one in pupils)])
    named = {link.guardian_id for link in links}
    return Missing(
        sorted_by_class(classes, {part.child.pk: part for part in parts_of(links, able)}),
        [Unreached(one, one.pk in able) for one in guardians if one.pk not in named],
        sorted_by_class(classes, {one.pk: Unreached(one, one.pk in able) for one in pupils}),
    )


def links_here(space: Space, guardians: Collection[Person]) -> QuerySet[Responsibility]:
    """The links by which these guardians are in the space, in the order of the children's names."""
    on = timezone.localdate()
    links = Responsibility._base_manager.filter(
        giving(INFORMED, on), guardian__in=guardians, pupil__in=pupils_of(space, on)
    )
    return links.select_related("pupil", "guardian").order_by(
        "pupil__sort_name", "pupil", "guardian__sort_name", "pk"
    )


def parts_of(links: Iterable[Responsibility], able: set[int]) -> Iterable[ChildPart]:
    parts: dict[int, ChildPart] = {}
    for link in links:
        part = parts.setdefault(link.pupil_id, ChildPart(link.pupil, []))
        part.guardians.append(Unreached(link.guardian, link.guardian_id in able, link))
    return parts.values()


def class_names(space: Space, pupils: Iterable[int]) -> dict[int, str]:
    if space.kind != SpaceKind.SCHOOL:
        return {}
    lines = Enrolment._base_manager.filter(
        current_on(timezone.localdate()), school=space.school_id, pupil__in=set(pupils)
    )
    named = lines.exclude(class_group=None).order_by(*by_level("class_group__"))
    return dict(named.values_list("pupil_id", "class_group__name"))


def sorted_by_class(classes: Mapping[int, str], of_pupils: Mapping[int, T]) -> dict[str, list[T]]:
    found: dict[str, list[T]] = defaultdict(list)
    for pupil, thing in of_pupils.items():
        found[classes.get(pupil, "")].append(thing)
    return {name: found[name] for name in dict.fromkeys(["", *classes.values()]) if name in found}


def spaces_of_classes(service: Service, classes: Collection[int]) -> QuerySet[Space]:
    """The spaces of these classes where guardians read the service."""
    reads = switched_on(service) & permitted(service, Role.GUARDIAN, Rank.READ)
    return Space.objects.filter(reads, class_group__in=classes)


def guardians_of(class_path: str, *, among: Ids | None = None) -> Coalesce:
    """To annotate rows: how many guardians the class at `class_path` has, all or among these people."""
    on = timezone.localdate()
    pupils = Enrolment._base_manager.filter(current_on(on), class_group=OuterRef(OuterRef(class_path)))
    here = Q(guardian__left_on=None) | Q(guardian__left_on__gt=on)
    links = Responsibility._base_manager.filter(giving(INFORMED, on), here, pupil__in=pupils.values("pupil"))
    if among is not None:
        links = links.filter(guardian__in=among)
    counted = links.order_by().annotate(all=Value(1)).values("all")
    return Coalesce(Subquery(counted.annotate(n=Count("guardian", distinct=True)).values("n")), 0)
