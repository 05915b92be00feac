"""What the home of somebody is made of."""

from collections.abc import Iterable

from django.db.models import Count, Q, QuerySet

from preau.core.accounts.actor import Actor
from preau.core.directory.models import Assignment, ClassGroup, Enrolment, Person, School
from preau.core.portal.contributions import Block, HomeBlock, NamedChild, Visit
from preau.core.spaces.ranks import choices_of
from preau.core.spaces.roles import spaces_of
from preau.core.spaces.services import Service, services
from preau.core.spaces.types import Rank
from preau.kernel.registry import contributions

HERE = Q(ends_on=None)


def visit_of(actor: Actor, child: str | None) -> Visit:
    """`child` is a uid as the address gives it; somebody else's child is as if none was chosen."""
    children = named_children(actor)
    chosen = next((named for named in children if str(named.person.uid) == child), None)
    return Visit(actor, tuple(spaces_of(actor)), children, chosen)


def named_children(actor: Actor) -> tuple[NamedChild, ...]:
    informed = actor.standing.informed_of
    if not informed:
        return ()
    ids = [child.learner.person for child in informed]
    people = Person._base_manager.in_bulk(ids)
    return tuple(NamedChild(people[child.learner.person], child) for child in informed)


def blocks_of(visit: Visit) -> list[Block]:
    mine = [one for one in contributions(HomeBlock) if one.concerns(visit.actor)]
    shown = (one.show(visit) for one in sorted(mine, key=lambda one: one.order))
    return [block for block in shown if block is not None]


def open_services(visit: Visit) -> list[Service]:
    """Services that this person at least reads somewhere; one query however many there are."""
    choices = choices_of([membership.space for membership in visit.memberships])
    return [
        service
        for service in services()
        if any(choices.rank(service, one.space, one.roles) >= Rank.READ for one in visit.memberships)
    ]


def classes_with_counts(ids: Iterable[int]) -> QuerySet[ClassGroup]:
    counted = Count("enrolments", filter=Q(enrolments__ends_on=None))
    return ClassGroup.objects.filter(pk__in=ids).annotate(pupils=counted).order_by("name", "pk")


def followed_schools() -> list[School]:
    """Schools of the current scope with what can be counted in each: figures, never names."""
    schools = list(School.objects.filter(closed_on=None).order_by("name", "pk"))
    pupils = counted(Enrolment.objects.filter(HERE), "pupil")
    staff = counted(Assignment.objects.filter(HERE), "staff")
    for school in schools:
        school.pupils, school.staff = pupils.get(school.pk, 0), staff.get(school.pk, 0)  # type: ignore[attr-defined]
    return schools


def counted(rows: QuerySet[Enrolment] | QuerySet[Assignment], people: str) -> dict[int, int]:
    return dict(rows.values("school").annotate(n=Count(people, distinct=True)).values_list("school", "n"))
