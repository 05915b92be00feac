"""What a space opens, and how far everybody goes there."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from preau.core.accounts.http import SignedIn
from preau.core.spaces import actions
from preau.core.spaces.forms import RanksForm
from preau.core.spaces.models import Space
from preau.core.spaces.naming import name_of
from preau.core.spaces.queries import arrangements_of
from preau.core.spaces.ranks import Choices, choices_of
from preau.core.spaces.rules import may_arrange, may_enter
from preau.core.spaces.screens import change_rows, link_to, service_card
from preau.core.spaces.services import Service, service_named, services
from preau.core.spaces.types import Rank, Role
from preau.kernel.rules import get_visible_or_404
from preau.ui.types import Link
from preau.ui.undo import kept_for_undoing, say_done

SWITCHES = {"ouvrir": True, "fermer": False}


@require_safe
def index(request: SignedIn, uid: UUID) -> HttpResponse:
    """Every service that lives in such a space, open or closed, with who may do what."""
    return page(request, arranged(request, uid))


def page(request: SignedIn, here: Space, refused: RanksForm | None = None) -> HttpResponse:
    choices = choices_of([here])
    there = [service for service in services() if here.kind in service.kinds]
    cards = [
        service_card(service, here, choices, form_for(service, here, choices, refused)) for service in there
    ]
    context = {
        "name": name_of(here),
        "cards": cards,
        "changes": change_rows(arrangements_of(here), here),
        "trail": (link_to(here), Link(_("Services"), "")),
    }
    return render(request, "spaces/services.html", context, status=422 if refused else 200)


def form_for(service: Service, here: Space, choices: Choices, refused: RanksForm | None) -> RanksForm:
    if refused and refused.prefix == service.label:
        return refused
    return RanksForm(None, service=service, space=here, choices=choices)


@require_POST
def switch(request: SignedIn, uid: UUID, label: str, to: str) -> HttpResponse:
    here = arranged(request, uid)
    service = living_in(here, label)
    if to not in SWITCHES:
        raise Http404
    actions.switch_service(here, service, SWITCHES[to], actor=request.actor)
    done = _("%(service)s : c’est ouvert.") if SWITCHES[to] else _("%(service)s : c’est fermé.")
    back = "fermer" if SWITCHES[to] else "ouvrir"
    undo = reverse("spaces:switch", args=[uid, label, back])
    say_done(request, done % {"service": service.title}, undo=undo)
    return redirect("spaces:services", uid)


@require_POST
def ranks(request: SignedIn, uid: UUID, label: str) -> HttpResponse:
    here = arranged(request, uid)
    service = living_in(here, label)
    form = RanksForm(request.POST, service=service, space=here, choices=choices_of([here]))
    if not form.is_valid():
        return page(request, here, refused=form)
    if not form.changed():
        say_done(request, _("Rien n’a changé."))
        return redirect("spaces:services", uid)
    actions.choose_ranks(here, service, form.changed(), actor=request.actor)
    undo = reverse("spaces:ranks-before", args=[uid, label])
    say_done(request, _("C’est enregistré."), undo=undo, keep=form.before())
    return redirect("spaces:services", uid)


@require_POST
def ranks_before(request: SignedIn, uid: UUID, label: str) -> HttpResponse:
    here = arranged(request, uid)
    service = living_in(here, label)
    if (before := kept_for_undoing(request)) is None:
        raise Http404
    chosen = {Role(role): None if rank is None else Rank(rank) for role, rank in before.items()}
    actions.choose_ranks(here, service, chosen, actor=request.actor)
    say_done(request, _("Les droits sont de nouveau comme avant."))
    return redirect("spaces:services", uid)


def arranged(request: SignedIn, uid: UUID) -> Space:
    return get_visible_or_404(may_enter, uid, actor=request.actor, to=may_arrange)


def living_in(here: Space, label: str) -> Service:
    service = service_named(label)
    if service is None or here.kind not in service.kinds:
        raise Http404
    return service
