"""The groups of a school: made, named, filled, closed; each gesture can be undone."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from preau.core.accounts.http import SignedIn
from preau.core.directory.models import School
from preau.core.directory.rules import may_know_school
from preau.core.spaces import actions
from preau.core.spaces.forms import GroupForm
from preau.core.spaces.models import Space
from preau.core.spaces.queries import groups_of_school
from preau.core.spaces.rules import (
    may_enter,
    may_know_groups,
    may_make_group,
    may_reopen_group,
    may_run_group,
)
from preau.core.spaces.screens import closed_row, groups_table, groups_url, link_to, space_url
from preau.core.spaces.types import SpaceKind
from preau.kernel.rules import get_visible_or_404
from preau.ui.types import Link
from preau.ui.undo import say_done


@require_http_methods(["GET", "HEAD", "POST"])
def groups(request: SignedIn, uid: UUID) -> HttpResponse:
    """Those of a school; posting a name makes one, and leads to its members."""
    school = get_visible_or_404(may_know_school, uid, actor=request.actor, to=may_know_groups)
    form = GroupForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = actions.make_group(school, form.cleaned_data["name"], actor=request.actor)
        say_done(request, _("Le groupe est fait. Il reste à dire qui en est."))
        return redirect("spaces:members", made.uid)
    return render(
        request, "spaces/groups.html", listing(request, school, form), status=422 if form.errors else 200
    )


def listing(request: SignedIn, school: School, form: GroupForm) -> dict[str, object]:
    listed = groups_of_school(school)
    opened = [one for one in listed if not one.space.closed_on]
    closed = [
        one.space for one in listed if one.space.closed_on and may_reopen_group(request.actor, one.space)
    ]
    here = Space.objects.select_related("school").get(kind=SpaceKind.SCHOOL, school=school)
    return {
        "trail": (link_to(here), Link(_("Groupes"), "")),
        "table": groups_table(opened) if opened else None,
        "closed": [closed_row(space) for space in closed],
        "form": form if may_make_group(request.actor, school) else None,
    }


@require_http_methods(["GET", "HEAD", "POST"])
def rename(request: SignedIn, uid: UUID) -> HttpResponse:
    here = run_by(request, uid)
    form = GroupForm(request.POST or None, initial={"name": str(here.group)})
    if request.method == "POST" and form.is_valid():
        actions.rename_group(here, form.cleaned_data["name"], actor=request.actor)
        say_done(request, _("Le groupe a son nouveau nom."))
        return redirect("spaces:members", uid)
    trail = (link_to(here), Link(_("Membres"), space_url(here, "members")))
    context = {"form": form, "name": str(here.group), "trail": trail}
    return render(request, "spaces/rename.html", context, status=422 if form.errors else 200)


@require_POST
def close(request: SignedIn, uid: UUID) -> HttpResponse:
    here = run_by(request, uid)
    actions.close_group(here, actor=request.actor)
    done = _("Le groupe %s est fermé : ses membres ne l’ont plus.") % here.group
    say_done(request, done, undo=space_url(here, "reopen"))
    return redirect(groups_url(school_of(here)))


@require_POST
def reopen(request: SignedIn, uid: UUID) -> HttpResponse:
    """Whoever closed it is no longer in it: it is found among the closed groups of their schools."""
    schools = request.actor.standing.works_in
    found = Space.objects.filter(uid=uid, kind=SpaceKind.GROUP, school__in=schools, closed_on__isnull=False)
    here = found.select_related("school", "group").first()
    if here is None:
        raise Http404
    actions.reopen_group(here, actor=request.actor)
    say_done(request, _("Le groupe %s est de nouveau ouvert.") % here.group)
    return redirect("spaces:space", uid)


def run_by(request: SignedIn, uid: UUID) -> Space:
    return get_visible_or_404(may_enter, uid, actor=request.actor, to=may_run_group)


def school_of(here: Space) -> School:
    if here.school is None:
        raise Http404
    return here.school
