"""Who is in a group: those whom one takes out, and those whom one lets in, by class or by name."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from preau.core.accounts.http import SignedIn
from preau.core.directory.levels import by_level
from preau.core.directory.models import ClassGroup, Enrolment, Person
from preau.core.directory.naming import name_for
from preau.core.directory.queries import named
from preau.core.directory.rules import with_followed
from preau.core.directory.standing import current_on
from preau.core.spaces import actions
from preau.core.spaces.forms import JoiningForm
from preau.core.spaces.models import Space
from preau.core.spaces.queries import members_of
from preau.core.spaces.rules import joinable
from preau.core.spaces.screens import class_pills, link_to, member_rows, people_words, space_url
from preau.core.spaces.views.groups import run_by, school_of
from preau.ui.types import Link
from preau.ui.undo import kept_for_undoing, say_done

MOST = 30


@require_http_methods(["GET", "HEAD", "POST"])
def members(request: SignedIn, uid: UUID) -> HttpResponse:
    """Posting lets in those who were ticked, or the whole class that was looked at."""
    here = run_by(request, uid)
    found = found_outside(request, here)
    form = JoiningForm(request.POST if request.method == "POST" else None, people=found)
    if request.method == "POST" and form.is_valid():
        joined = actions.add_members(here, form.cleaned_data["people"], actor=request.actor)
        done = ngettext("%(n)s personne ajoutée.", "%(n)s personnes ajoutées.", len(joined))
        return done_with(request, here, "added", joined, done % {"n": len(joined)})
    inside = list(with_followed(people_inside(here), actor=request.actor))
    context = {
        "space": here,
        "name": str(here.group),
        "count": people_words(len(inside)),
        "rows": member_rows(inside, here),
        "pills": class_pills(classes_of(here), asked_class(request)),
        "words": asked_words(request),
        "whole_class": asked_class(request) is not None,
        "form": form if found else None,
        "trail": (link_to(here), Link(_("Membres"), "")),
    }
    return render(request, "spaces/members.html", context, status=422 if form.errors else 200)


def people_inside(here: Space) -> QuerySet[Person]:
    """Each once, whoever says that they are in it."""
    inside = members_of([here.group_id]).order_by().values("person")
    return Person.objects.filter(pk__in=inside).order_by("sort_name", "pk")


def found_outside(request: SignedIn, here: Space) -> QuerySet[Person]:
    """Those of the class or of the name that was asked, who are not in it yet."""
    inside = people_inside(here).order_by().values("pk")
    outside = joinable(request.actor, school_of(here)).exclude(pk__in=inside)
    if asked := asked_class(request):
        today = Enrolment.objects.filter(current_on(timezone.localdate()), class_group__uid=asked)
        return outside.filter(pk__in=today.values("pupil")).order_by("sort_name", "pk")
    if words := asked_words(request):
        first = named(outside, words, reader=request.actor).values("pk")[:MOST]
        return outside.filter(pk__in=first).order_by("sort_name", "pk")
    return outside.none()


def asked_words(request: SignedIn) -> str:
    return request.GET.get("q", "").strip()


def asked_class(request: SignedIn) -> UUID | None:
    try:
        return UUID(request.GET["classe"]) if request.GET.get("classe") else None
    except ValueError as broken:
        raise Http404 from broken


def classes_of(here: Space) -> QuerySet[ClassGroup]:
    return ClassGroup.objects.filter(school=here.school, closed_on=None).order_by(*by_level())


@require_POST
def remove(request: SignedIn, uid: UUID) -> HttpResponse:
    here = run_by(request, uid)
    inside = {str(person.uid): person for person in people_inside(here)}
    if (person := inside.get(request.POST.get("personne", ""))) is None:
        raise Http404
    actions.remove_members(here, [person], actor=request.actor)
    done = _("%s n’est plus du groupe.") % name_for(person)
    return done_with(request, here, "removed", [person], done)


@require_POST
def undo(request: SignedIn, uid: UUID) -> HttpResponse:
    """Take out those who were let in, or the reverse."""
    here = run_by(request, uid)
    if (kept := kept_for_undoing(request)) is None:
        raise Http404
    people = list(Person.objects.filter(uid__in=kept["people"]))
    acts = {"added": actions.remove_members, "removed": actions.add_members}
    acts[kept["done"]](here, people, actor=request.actor)
    say_done(request, _("Le groupe est de nouveau comme avant."))
    return redirect("spaces:members", uid)


def done_with(
    request: SignedIn, here: Space, done: str, people: Collection[Person], words: str
) -> HttpResponse:
    changed = {"done": done, "people": [str(person.uid) for person in people]}
    say_done(request, words, undo=space_url(here, "undo-members"), keep=changed)
    return redirect("spaces:members", here.uid)
