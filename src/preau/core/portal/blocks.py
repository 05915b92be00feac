"""The blocks that the core itself gives to homes."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from preau.core.directory.models import ClassGroup, ClassTeaching
from preau.core.directory.naming import given_name, polite_name, school_name
from preau.core.portal.contributions import Block, NamedChild, Visit
from preau.core.portal.profiles import is_child
from preau.core.portal.queries import classes_with_counts, followed_schools, open_services
from preau.core.spaces.models import Space
from preau.ui.types import Cell, Column, Family, Line, Row, Table, Tile

MOST_TILES = 8
ROWS = "portal/blocks/rows.html"


def pupils_words(number: int) -> str:
    return ngettext("%(n)s élève", "%(n)s élèves", number) % {"n": number}


def tiles(visit: Visit) -> Block | None:
    """The services open to somebody; a child has eight at most, in the same place every day."""
    shown = [Tile(one.title, one.url, one.icon, one.family) for one in open_services(visit)]
    if is_child(visit.actor):
        shown = shown[:MOST_TILES]
    return Block(_("Services"), "portal/blocks/tiles.html", {"tiles": shown}) if shown else None


def children(visit: Visit) -> Block | None:
    """Each child with their class and who teaches it."""
    shown = [visit.chosen] if visit.chosen else list(visit.children)
    classes = frozenset[int]().union(*(one.child.learner.classes for one in shown))
    places = (membership.space.class_group for membership in visit.memberships)
    groups = {group.pk: group for group in places if group and group.pk in classes}
    teachers = teachers_of(classes)
    pages = {one.space.class_group_id: space_url(one.space) for one in visit.memberships}
    rows = [child_row(one, groups, teachers, pages) for one in shown]
    return Block(_("Mes enfants"), ROWS, {"rows": rows}) if rows else None


def teachers_of(classes: frozenset[int]) -> dict[int, list[str]]:
    lines = ClassTeaching.objects.filter(class_group__in=classes, ends_on=None, confirmed=True)
    found: dict[int, list[str]] = {}
    for line in lines.select_related("staff").order_by("staff__sort_name"):
        found.setdefault(line.class_group_id, []).append(polite_name(line.staff))
    return found


def space_url(space: Space) -> str:
    return reverse("spaces:space", args=[space.uid])


def child_row(
    one: NamedChild,
    groups: dict[int, ClassGroup],
    teachers: dict[int, list[str]],
    pages: dict[int | None, str],
) -> Row:
    there = sorted(one.child.learner.classes & groups.keys(), key=lambda pk: groups[pk].name)
    parts = [", ".join([groups[pk].name, *teachers.get(pk, [])]) for pk in there]
    url = pages.get(there[0], "") if there else ""
    return Row(given_name(one.person), " · ".join(parts), "circle-user", Family.SCHOOL_LIFE, url)


def classes(visit: Visit) -> Block:
    """A teacher's classes; empty-handed, the gesture of the first morning."""
    pages = {one.space.class_group_id: space_url(one.space) for one in visit.memberships}
    rows = [
        Row(group.name, pupils_words(group.pupils), "users", Family.SCHOOL_LIFE, pages.get(group.pk, ""))  # type: ignore[attr-defined]
        for group in classes_with_counts(visit.actor.standing.teaches)
    ]
    return Block(_("Mes classes"), "portal/blocks/classes.html", {"rows": rows})


def school(visit: Visit) -> Block:
    """A head's school: its classes with their numbers, and who waits for a word."""
    mine = ClassGroup.objects.filter(school__in=visit.actor.standing.heads, closed_on=None)
    groups = classes_with_counts(mine.values_list("pk", flat=True))
    waiting = ClassTeaching.objects.filter(
        class_group__school__in=visit.actor.standing.heads, confirmed=False, ends_on=None
    )
    asked = [
        Row(
            f"{polite_name(one.staff)} : {one.class_group.name}", _("dit : « C’est ma classe »"), icon="users"
        )
        for one in waiting.select_related("staff", "class_group").order_by("class_group__name")
    ]
    lines = tuple(Line((Cell(group.name), Cell(group.pupils))) for group in groups)  # type: ignore[attr-defined]
    table = Table(_("Classes"), (Column(_("Classe")), Column(_("Élèves"), number=True)), lines)
    return Block(
        _("Mon école"), "portal/blocks/school.html", {"table": table, "asked": asked}, count=len(asked)
    )


def schools(visit: Visit) -> Block | None:  # noqa: ARG001 (the scope says which)
    """What a commune, a circonscription or an académie follows: figures only."""
    followed = followed_schools()
    columns = (Column(_("École")), Column(_("Élèves"), number=True), Column(_("Personnels"), number=True))
    lines = tuple(
        Line((Cell(school_name(one), one.uai), Cell(one.pupils), Cell(one.staff)))  # type: ignore[attr-defined]
        for one in followed
    )
    return (
        Block(_("Mes écoles"), "portal/blocks/table.html", {"table": Table(_("Écoles"), columns, lines)})
        if lines
        else None
    )
