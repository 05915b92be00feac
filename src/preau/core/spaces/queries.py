"""Who is in a space, as each of them may see it; the groups of a school; what was decided for a space."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Case, CharField, Q, QuerySet, Value, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from preau.core.accounts.queries import animals_of
from preau.core.directory.levels import by_level
from preau.core.directory.models import Group, GroupMember, Person, School
from preau.core.directory.naming import told_apart, ways_to_call
from preau.core.directory.rules import may_find, with_followed
from preau.core.directory.screens import page_of
from preau.core.directory.standing import Acting, current_on
from preau.core.directory.types import Profile
from preau.core.spaces.models import Space
from preau.core.spaces.ranks import choices_of
from preau.core.spaces.roles import people_in, roles
from preau.core.spaces.rules import may_enter
from preau.core.spaces.services import Service, services
from preau.core.spaces.types import Rank, Role, SpaceKind
from preau.kernel.audit.models import Record
from preau.kernel.text import folded
from preau.ui.types import Portrait, Words


@dataclass(frozen=True, slots=True)
class Named:
    """
    Somebody as they are called there; a pupil comes with the animal that they chose.

    `url`: the page of a pupil whom the reader follows.
    """

    name: str
    portrait: Portrait | None
    url: str


@dataclass(frozen=True, slots=True)
class Section:
    """People of one role; a long list of adults is folded."""

    title: Words
    people: list[Named]
    folded: bool


def open_services(space: Space, actor: Acting) -> list[Service]:
    """What somebody at least reads there; one query."""
    choices, having = choices_of([space]), roles(actor, space)
    return [one for one in services() if choices.rank(one, space, having) >= Rank.READ]


def classes_in(school: School, actor: Acting) -> list[Space]:
    """The open classes of a school where somebody may enter, from the youngest; one query."""
    mine = may_enter.rows(actor).filter(kind=SpaceKind.CLASS, school=school, closed_on=None)
    return list(mine.order_by(*by_level("class_group__")))


TITLES = {
    Role.TEACHER: _("Enseignants"),
    Role.HEAD: _("Direction"),
    Role.STAFF: _("Équipe"),
    Role.PUPIL: _("Élèves"),
    Role.GUARDIAN: _("Responsables"),
    Role.INFORMED: _("Responsables informés"),
}
SHOWN = {
    SpaceKind.SCHOOL: (Role.HEAD, Role.TEACHER, Role.STAFF),
    SpaceKind.CLASS: (Role.TEACHER, Role.HEAD, Role.PUPIL, Role.GUARDIAN, Role.INFORMED),
    SpaceKind.GROUP: (Role.TEACHER, Role.STAFF, Role.PUPIL, Role.GUARDIAN, Role.INFORMED),
}
ADULTS = frozenset({Role.GUARDIAN, Role.INFORMED})
MANY = 12


def people_by_role(space: Space, actor: Acting) -> list[Section]:
    """
    Each under the first of the roles that its kind shows; nobody whom the actor may not find; two queries.

    A school shows its team: pupils and families are found in their classes.
    """
    having = {
        role: Q(pk__in=people_in(space, role).values("pk")) for role in SHOWN.get(SpaceKind(space.kind), ())
    }
    if not having:
        return []
    role = Case(*(When(there, then=Value(role)) for role, there in having.items()), output_field=CharField())
    known = with_followed(may_find.rows(actor), actor=actor)
    people = known.annotate(role_here=role).exclude(role_here=None)
    listed = list(people.order_by("sort_name", "pk"))
    animals, names = animals_of(listed), told_apart(listed, reader=actor)
    found: dict[str, list[Named]] = defaultdict(list)
    for person in listed:
        animal = animals.get(person.pk)
        portrait = Portrait(animal=animal) if animal else None
        found[person.role_here].append(Named(names[person.pk], portrait, page_of(person)))
    return [section(role, found[role]) for role in having if found[role]]


def section(role: Role, people: list[Named]) -> Section:
    return Section(TITLES[role], people, folded=role in ADULTS and len(people) > MANY)


def shown(person: Person, actor: Acting) -> str:
    """Children call each other by given name and initial; the team reads names in full."""
    return ways_to_call(person, actor)[0](person)


ARRANGEMENTS = ("spaces.switch_service", "spaces.choose_rank")
LATEST = 20


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Something that was decided for a space, by whom."""

    record: Record
    person: Person | None


def arrangements_of(space: Space) -> list[Arrangement]:
    """The latest first, for as long as the journal keeps what was chosen; two queries."""
    told = Record.objects.filter(target=space.uid, verb__in=ARRANGEMENTS, detail__isnull=False)
    records = list(told.order_by("-at")[:LATEST])
    people = {it.uid: it for it in Person._base_manager.filter(uid__in=[one.actor for one in records])}
    return [Arrangement(one, people.get(one.actor) if one.actor else None) for one in records]


@dataclass(frozen=True, slots=True)
class ListedGroup:
    space: Space
    group: Group
    pupils: int
    led_by: tuple[Person, ...]


def groups_of_school(school: School) -> list[ListedGroup]:
    """Open ones first, by name; two queries."""
    spaces = Space.objects.filter(kind=SpaceKind.GROUP, school=school).select_related("group", "school")
    named = [(space, space.group) for space in spaces if space.group]
    led_by, pupils = defaultdict(list), Counter[int]()
    for member in members_of(group.pk for space, group in named):
        if member.person.profile == Profile.STAFF:
            led_by[member.group_id].append(member.person)
        pupils[member.group_id] += member.person.profile == Profile.PUPIL
    listed = [ListedGroup(space, it, pupils[it.pk], tuple(led_by[it.pk])) for space, it in named]
    return sorted(listed, key=lambda one: (one.space.closed_on is not None, folded(one.group.name)))


def members_of(groups: Iterable[int | None]) -> QuerySet[GroupMember]:
    today = timezone.localdate()
    members = GroupMember.objects.filter(current_on(today), group__in=list(groups))
    return members.select_related("person").order_by("person__sort_name", "pk")
