from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from preau.core.accounts.actor import Actor
from preau.core.accounts.http import SignedIn
from preau.core.directory.models import School
from preau.core.directory.naming import school_name
from preau.core.spaces.contributions import SpacePage
from preau.core.spaces.models import Space
from preau.core.spaces.naming import name_of
from preau.core.spaces.queries import classes_in, open_services, people_by_role
from preau.core.spaces.rules import may_enter
from preau.core.spaces.screens import link_to, service_tiles, space_row
from preau.core.spaces.types import SpaceKind
from preau.kernel.registry import contributions
from preau.kernel.rules import get_visible_or_404
from preau.ui.types import Link, Row


@require_safe
def space(request: SignedIn, uid: UUID) -> HttpResponse:
    """A class, a school or a group: its services, and those of its people whom one may find."""
    here = get_visible_or_404(may_enter, uid, actor=request.actor)
    context = {
        "name": name_of(here),
        "under": under(here),
        "trail": way_to(here),
        "closed": here.closed_on,
        "tiles": service_tiles(here, open_services(here, request.actor)),
        "classes": class_rows(here, request.actor),
        "sections": people_by_role(here, request.actor),
        "gestures": gestures(here, request.actor),
    }
    return render(request, "spaces/space.html", context)


def class_rows(here: Space, actor: Actor) -> list[Row]:
    if not isinstance(here.place, School):
        return []
    return [space_row(space) for space in classes_in(here.place, actor)]


def way_to(here: Space) -> list[Link]:
    """From the school to its class or group."""
    if here.kind not in (SpaceKind.CLASS, SpaceKind.GROUP):
        return []
    school = Space.objects.select_related("school").get(kind=SpaceKind.SCHOOL, school=here.school)
    return [link_to(school), Link(name_of(here), "")]


def under(here: Space) -> str:
    """`classe · Les Tilleuls`, `école élémentaire`."""
    if here.school is None:
        return here.get_kind_display()
    if here.kind == SpaceKind.SCHOOL:
        return here.school.get_kind_display()
    return f"{here.get_kind_display()} · {school_name(here.school)}"


def gestures(here: Space, actor: Actor) -> list[Link]:
    """What whoever looks may arrange there."""
    pages = sorted(contributions(SpacePage), key=lambda one: one.order)
    return [Link(one.title, one.url(here), one.icon) for one in pages if one.concerns(actor, here)]
