"""What the home of somebody is made of."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Count, OuterRef, Q, QuerySet
from django.utils import timezone

from preau.core.accounts.actor import Actor
from preau.core.directory.models import Assignment, ClassGroup, Enrolment, School
from preau.core.directory.queries import MOST_WORDS, counted
from preau.core.directory.standing import current_on
from preau.core.portal.contributions import Block, HomeBlock, ToDos, Visit
from preau.core.spaces.models import Space
from preau.core.spaces.ranks import choices_of
from preau.core.spaces.roles import spaces_of
from preau.core.spaces.services import Service, services
from preau.core.spaces.types import Rank, SpaceKind
from preau.kernel.registry import contributions
from preau.ui.types import ToDo


def visit_of(actor: Actor, child: str | None) -> Visit:
    """`child` is a uid as the address gives it; somebody else's child is as if none was chosen."""
    children = actor.standing.informed_of
    chosen = next((it for it in children if str(it.learner.uid) == child), None)
    return Visit(actor, tuple(spaces_of(actor)), children, chosen)


def headed(visit: Visit) -> Iterator[School]:
    """The schools that somebody heads."""
    for one in visit.memberships:
        school = one.space.school
        if one.space.kind == SpaceKind.SCHOOL and school and school.pk in visit.actor.standing.heads:
            yield school


@dataclass(frozen=True, slots=True)
class Home:
    """The blocks of a home, in their order: those in the middle and those aside."""

    main: list[Block]
    aside: list[Block]


def home_of(visit: Visit) -> Home:
    mine = sorted(contributions(HomeBlock), key=lambda one: one.order)
    shown = [(one.aside, block) for one in mine if one.concerns(visit.actor) and (block := one.show(visit))]
    main, aside = ([block for side, block in shown if side is there] for there in (False, True))
    return Home(main, aside)


def todos_of(visit: Visit) -> list[ToDo]:
    """Everything that is expected of somebody."""
    mine = sorted(contributions(ToDos), key=lambda one: one.order)
    return [todo for one in mine if one.concerns(visit.actor) for todo in one.find(visit)]


def open_services(visit: Visit) -> list[Service]:
    """Services that this person at least reads somewhere; one query however many there are."""
    choices = choices_of([membership.space for membership in visit.memberships])
    return [
        service
        for service in services()
        if any(choices.rank(service, one.space, one.roles) >= Rank.READ for one in visit.memberships)
    ]


def classes_with_counts(ids: Iterable[int]) -> QuerySet[ClassGroup]:
    there = Enrolment._base_manager.filter(current_on(timezone.localdate()), class_group=OuterRef("pk"))
    groups = ClassGroup.objects.filter(pk__in=ids).annotate(pupils=counted(there, "class_group"))
    return groups.order_by("name", "pk")


@dataclass(frozen=True, slots=True)
class SchoolFigures:
    """What can be counted in a school, and its page."""

    school: School
    space: Space | None
    pupils: int
    staff: int


def followed_schools(words: str = "") -> QuerySet[School]:
    """Open schools of the current scope, found by their name or their UAI."""
    schools = School.objects.filter(closed_on=None)
    for word in words.split()[:MOST_WORDS]:
        schools = schools.filter(Q(name__icontains=word) | Q(uai__icontains=word))
    return schools.order_by("name", "pk")


def with_figures(schools: Iterable[School]) -> list[SchoolFigures]:
    """Figures, never names; three queries."""
    listed = list(schools)
    today = current_on(timezone.localdate())
    pupils = by_school(Enrolment.objects.filter(today, school__in=listed), "pupil")
    staff = by_school(Assignment.objects.filter(today, school__in=listed), "staff")
    spaces = {it.school_id: it for it in Space.objects.filter(kind=SpaceKind.SCHOOL, school__in=listed)}
    return [SchoolFigures(it, spaces.get(it.pk), pupils.get(it.pk, 0), staff.get(it.pk, 0)) for it in listed]


def by_school(rows: QuerySet[Enrolment] | QuerySet[Assignment], people: str) -> dict[int, int]:
    return dict(rows.values("school").annotate(n=Count(people, distinct=True)).values_list("school", "n"))
