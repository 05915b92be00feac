from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from preau.core.accounts.http import SignedIn
from preau.core.directory.naming import given_name
from preau.core.portal.contributions import Visit
from preau.core.portal.profiles import is_child
from preau.core.portal.queries import blocks_of, visit_of
from preau.ui.types import Choice

EVENING = 18


@require_safe
def home(request: SignedIn) -> HttpResponse:
    """Only blocks that manifests contribute; whoever has none is told why."""
    visit = visit_of(request.actor, request.GET.get("enfant"))
    context = {
        "greeting": greeting(visit, timezone.localtime()),
        "today": timezone.localdate() if is_child(visit.actor) else None,
        "children": child_choices(visit),
        "blocks": blocks_of(visit),
    }
    return render(request, "portal/home.html", context)


def greeting(visit: Visit, now: datetime) -> str:
    name = given_name(visit.actor.person)
    if is_child(visit.actor):
        return _("Bonjour %(name)s !") % {"name": name}
    return (_("Bonsoir %(name)s") if now.hour >= EVENING else _("Bonjour %(name)s")) % {"name": name}


def child_choices(visit: Visit) -> list[Choice]:
    """« Tous mes enfants », then each; a guardian of one child has nothing to choose."""
    if len(visit.children) < 2:
        return []
    url = reverse("portal:home")
    everybody = Choice(_("Tous mes enfants"), url, current=visit.chosen is None)
    each = [
        Choice(
            given_name(one.person),
            f"{url}?enfant={one.person.uid}",
            one.person.level,
            current=one == visit.chosen,
        )
        for one in visit.children
    ]
    return [everybody, *each]
