"""The blocks that the core itself gives to homes."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from preau.core.directory.levels import youngest_first
from preau.core.directory.models import ClassGroup, ClassTeaching, School
from preau.core.directory.naming import polite_name, school_name
from preau.core.directory.queries import open_classes
from preau.core.directory.screens import class_choices, classes_url, pupils_words
from preau.core.directory.standing import Child, current_on
from preau.core.portal.contributions import Block, Visit
from preau.core.portal.profiles import is_child
from preau.core.portal.queries import (
    followed_schools,
    headed,
    open_services,
    teachings_with_counts,
    todos_of,
    with_counts,
    with_figures,
)
from preau.core.portal.screens import schools_table
from preau.core.spaces.naming import name_of
from preau.core.spaces.screens import space_row, space_url
from preau.core.spaces.types import SpaceKind
from preau.ui.day_words import date_words
from preau.ui.types import Family, Link, Row, Tile
from preau.ui.typography import display_name

MOST_TILES = 8
MOST_TODOS = 3
MOST_SCHOOLS = 10
ROWS = "portal/blocks/rows.html"


def tiles(visit: Visit) -> Block | None:
    """The services open to somebody; a child has eight at most, in the same place every day."""
    shown = [Tile(one.title, one.url, one.icon, one.family) for one in open_services(visit)]
    if is_child(visit.actor):
        shown = shown[:MOST_TILES]
    return Block(_("Services"), "portal/blocks/tiles.html", {"tiles": shown}) if shown else None


def todo(visit: Visit) -> Block | None:
    """What is expected of somebody, before all the rest."""
    found = todos_of(visit)
    context = {"todos": found[:MOST_TODOS], "more": len(found) > MOST_TODOS}
    return Block(_("À faire"), "portal/blocks/todo.html", context, count=len(found)) if found else None


def workplaces(visit: Visit) -> Block | None:
    """The schools where somebody works, and the way to their classes, their team and their groups."""
    rows = [
        Row(name_of(one.space), "", "school", Family.SCHOOL_LIFE, space_url(one.space))
        for one in visit.memberships
        if one.space.kind == SpaceKind.SCHOOL
    ]
    title = ngettext("Mon école", "Mes écoles", len(rows))
    return Block(title, ROWS, {"rows": rows}) if rows else None


def groups(visit: Visit) -> Block | None:
    """The groups that somebody is in; of the chosen child, if there is one."""
    mine = [one.space for one in visit.memberships if one.space.kind == SpaceKind.GROUP]
    if visit.chosen:
        mine = [space for space in mine if space.group_id in visit.chosen.learner.groups]
    rows = [space_row(space) for space in mine]
    return Block(_("Mes groupes"), ROWS, {"rows": rows}) if rows else None


def children(visit: Visit) -> Block | None:
    """Each child with their class and who teaches it."""
    shown = [visit.chosen] if visit.chosen else list(visit.children)
    classes = frozenset[int]().union(*(one.learner.classes for one in shown))
    places = (membership.space.class_group for membership in visit.memberships)
    groups = {group.pk: group for group in places if group and group.pk in classes}
    teachers = teachers_of(classes)
    pages = pages_of_classes(visit)
    rows = [child_row(one, groups, teachers, pages) for one in shown]
    return Block(_("Mes enfants"), ROWS, {"rows": rows}) if rows else None


def teachers_of(classes: frozenset[int]) -> dict[int, list[str]]:
    today = current_on(timezone.localdate())
    lines = ClassTeaching.objects.filter(today, class_group__in=classes, confirmed=True)
    found: dict[int, list[str]] = {}
    for line in lines.select_related("staff").order_by("staff__sort_name"):
        found.setdefault(line.class_group_id, []).append(polite_name(line.staff))
    return found


def child_row(
    one: Child,
    groups: dict[int, ClassGroup],
    teachers: dict[int, list[str]],
    pages: dict[int | None, str],
) -> Row:
    there = sorted(one.learner.classes & groups.keys(), key=lambda pk: youngest_first(groups[pk]))
    parts = [", ".join([groups[pk].name, *teachers.get(pk, [])]) for pk in there]
    url = pages.get(there[0], "") if there else ""
    return Row(
        display_name(one.learner.given_name), " · ".join(parts), "circle-user", Family.SCHOOL_LIFE, url
    )


def classes(visit: Visit) -> Block:
    """A teacher's classes, those that wait for the head included; else the first gesture: « C’est ma classe »."""
    person, pages = visit.actor.person, pages_of_classes(visit)
    rows = [teaching_row(held, pages) for held in teachings_with_counts(person)]
    choices = [] if rows else class_choices(open_classes(visit.actor.standing.works_in))
    return Block(_("Mes classes"), "portal/blocks/classes.html", {"rows": rows, "choices": choices})


def teaching_row(held: ClassTeaching, pages: dict[int | None, str]) -> Row:
    said = [pupils_words(held.pupils)]  # type: ignore[attr-defined]
    if not held.confirmed:
        said.append(_("la direction doit confirmer"))
    elif held.starts_on > timezone.localdate():
        said.append(_("à partir du %s") % date_words(held.starts_on))
    url = pages.get(held.class_group_id, "")
    return Row(held.class_group.name, " · ".join(said), "users", Family.SCHOOL_LIFE, url)


def class_row(group: ClassGroup, pages: dict[int | None, str]) -> Row:
    pupils = pupils_words(group.pupils)  # type: ignore[attr-defined]
    return Row(group.name, pupils, "users", Family.SCHOOL_LIFE, pages.get(group.pk, ""))


def pages_of_classes(visit: Visit) -> dict[int | None, str]:
    return {one.space.class_group_id: space_url(one.space) for one in visit.memberships}


def school(visit: Visit) -> Block:
    """A head's school: its classes with their numbers."""
    mine = ClassGroup.objects.filter(school__in=visit.actor.standing.heads, closed_on=None)
    pages = pages_of_classes(visit)
    rows = [class_row(group, pages) for group in with_counts(mine)]
    context = {"rows": rows, "links": who_has_which(headed(visit))}
    return Block(_("Mon école"), "portal/blocks/school.html", context)


def who_has_which(schools: list[School]) -> list[Link]:
    """One link, or one for each school with its name."""
    words = _("Qui a quelle classe")
    several = len(schools) > 1
    return [
        Link(f"{words} · {school_name(school)}" if several else words, classes_url(school))
        for school in schools
    ]


def schools(visit: Visit) -> Block | None:  # noqa: ARG001 (the scope says which)
    """The first of the schools that a commune, a circonscription or an académie follows: figures only."""
    found = followed_schools()
    shown = with_figures(found[:MOST_SCHOOLS])
    context = {"table": schools_table(shown), "total": found.count() if len(shown) == MOST_SCHOOLS else 0}
    return Block(_("Mes écoles"), "portal/blocks/schools.html", context) if shown else None
