"""What the home of somebody is made of."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Count, OuterRef, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from preau.core.accounts.actor import Actor
from preau.core.directory.levels import by_level
from preau.core.directory.models import Assignment, ClassGroup, ClassTeaching, Enrolment, Person, School
from preau.core.directory.queries import MOST_WORDS, counted
from preau.core.directory.standing import current_on, lasts_after
from preau.core.portal.contributions import Block, HomeBlock, ToDos, Visit
from preau.core.spaces.models import Space
from preau.core.spaces.ranks import choices_of
from preau.core.spaces.roles import spaces_of
from preau.core.spaces.services import Service, services
from preau.core.spaces.types import Rank, SpaceKind
from preau.kernel.registry import contributions
from preau.kernel.text import folded
from preau.ui.types import ToDo


def visit_of(actor: Actor, child: str | None) -> Visit:
    """`child` is a uid as the address gives it; somebody else's child is as if none was chosen."""
    children = actor.standing.informed_of
    chosen = next((it for it in children if str(it.learner.uid) == child), None)
    return Visit(actor, tuple(spaces_of(actor)), children, chosen)


def headed_spaces(visit: Visit) -> Iterator[Space]:
    """Those of the schools that somebody heads."""
    mine = visit.actor.standing.heads
    spaces = (one.space for one in visit.memberships)
    return (space for space in spaces if space.kind == SpaceKind.SCHOOL and space.school_id in mine)


def headed(visit: Visit) -> list[School]:
    """The schools that somebody heads."""
    return [space.school for space in headed_spaces(visit) if space.school]


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


def enrolled_now(class_group: str) -> Coalesce:
    """How many pupils are in the class that the outer query finds at this path."""
    there = Enrolment._base_manager.filter(
        current_on(timezone.localdate()), class_group=OuterRef(class_group)
    )
    return counted(there, "class_group")


def with_counts(classes: QuerySet[ClassGroup]) -> QuerySet[ClassGroup]:
    return classes.annotate(pupils=enrolled_now("pk")).order_by(*by_level())


def teachings_with_counts(staff: Person) -> QuerySet[ClassTeaching]:
    """The open classes that somebody has, will have or says to have."""
    lasting = ClassTeaching.objects.filter(
        lasts_after(timezone.localdate()), staff=staff, class_group__closed_on=None
    )
    held = lasting.select_related("class_group").annotate(pupils=enrolled_now("class_group"))
    return held.order_by(*by_level("class_group__"))


@dataclass(frozen=True, slots=True)
class SchoolFigures:
    """What can be counted in a school, and its page."""

    school: School
    space: Space | None
    pupils: int
    staff: int


def followed_schools(words: str = "") -> QuerySet[School]:
    """Open schools of the current scope, found by their name or their UAI, accents and capitals aside."""
    schools = School.objects.filter(closed_on=None)
    if asked := folded(words).split()[:MOST_WORDS]:
        named = schools.values_list("pk", "name", "uai")
        found = [pk for pk, *said in named if all(word in folded(" ".join(said)) for word in asked)]
        schools = schools.filter(pk__in=found)
    return schools.order_by("name", "pk")


def with_figures(schools: Iterable[School]) -> list[SchoolFigures]:
    """Figures, never names; three queries."""
    listed = list(schools)
    today = current_on(timezone.localdate())
    pupils = by_school(Enrolment.objects.filter(today, school__in=listed), "pupil")
    staff = by_school(Assignment.objects.filter(today, school__in=listed), "staff")
    spaces = spaces_of_schools(listed)
    return [SchoolFigures(it, spaces.get(it.pk), pupils.get(it.pk, 0), staff.get(it.pk, 0)) for it in listed]


def spaces_of_schools(schools: Iterable[School]) -> dict[int | None, Space]:
    """By the id of their school."""
    return {it.school_id: it for it in Space.objects.filter(kind=SpaceKind.SCHOOL, school__in=schools)}


def by_school(rows: QuerySet[Enrolment] | QuerySet[Assignment], people: str) -> dict[int, int]:
    return dict(rows.values("school").annotate(n=Count(people, distinct=True)).values_list("school", "n"))
