from datetime import datetime

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from preau.core.accounts.http import SignedIn
from preau.core.accounts.shell import child_choices
from preau.core.directory.naming import given_name
from preau.core.portal import blocks
from preau.core.portal.contributions import Visit
from preau.core.portal.profiles import follows_schools, is_child, may_be_asked
from preau.core.portal.queries import (
    followed_schools,
    headed_spaces,
    home_of,
    todos_of,
    visit_of,
    with_figures,
)
from preau.core.portal.screens import schools_table
from preau.core.portal.year import year_line
from preau.core.spaces.types import SpaceKind
from preau.ui.typography import number

EVENING = 18
PER_PAGE = 25


@require_safe
def home(request: SignedIn) -> HttpResponse:
    """Only blocks that manifests contribute; whoever has none is told why."""
    visit = visit_of(request.actor, request.GET.get("enfant"))
    context = {
        "greeting": greeting(visit, timezone.localtime()),
        "today": timezone.localdate() if is_child(visit.actor) else None,
        "children": child_choices(request.actor, request.GET.get("enfant", "")),
        "home": home_of(visit),
        "year": year_line(visit.actor),
    }
    return render(request, "portal/home.html", context)


@require_safe
def children(request: SignedIn) -> HttpResponse:
    """« Mes enfants » alone."""
    block = blocks.children(visit_of(request.actor, None))
    if block is None:
        raise Http404
    return render(request, "portal/children.html", {"shown": block})


@require_safe
def todo(request: SignedIn) -> HttpResponse:
    """Everything that is expected of somebody, or the good news that nothing is."""
    if not may_be_asked(request.actor):
        raise Http404
    return render(request, "portal/todo.html", {"todos": todos_of(visit_of(request.actor, None))})


@require_safe
def schools(request: SignedIn) -> HttpResponse:
    """« Mes écoles », found by name or UAI, for whoever follows some."""
    if not follows_schools(request.actor):
        raise Http404
    words = request.GET.get("q", "").strip()
    page = Paginator(followed_schools(words), PER_PAGE).get_page(request.GET.get("page"))
    total = page.paginator.count
    context = {
        "page": page,
        "table": schools_table(with_figures(page)),
        "words": words,
        "found": ngettext("%(n)s école", "%(n)s écoles", total) % {"n": number(total)},
        "query": urlencode({"q": words}) if words else "",
    }
    return render(request, "portal/schools.html", context)


@require_safe
def my_class(request: SignedIn) -> HttpResponse:
    """A pupil's first class."""
    visit = visit_of(request.actor, None)
    here = next((one.space for one in visit.memberships if one.space.kind == SpaceKind.CLASS), None)
    if here is None:
        raise Http404
    return redirect("spaces:space", here.uid)


@require_safe
def my_school(request: SignedIn) -> HttpResponse:
    """A head's first school."""
    here = next(headed_spaces(visit_of(request.actor, None)), None)
    if here is None:
        raise Http404
    return redirect("spaces:space", here.uid)


def greeting(visit: Visit, now: datetime) -> str:
    name = given_name(visit.actor.person)
    if is_child(visit.actor):
        return _("Bonjour %(name)s !") % {"name": name}
    return (_("Bonsoir %(name)s") if now.hour >= EVENING else _("Bonjour %(name)s")) % {"name": name}
