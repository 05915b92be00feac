from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from preau.core.accounts.http import SignedIn
from preau.core.spaces.naming import name_of
from preau.core.spaces.queries import people_by_role
from preau.core.spaces.rules import may_enter
from preau.kernel.rules import get_visible_or_404


@require_safe
def space(request: SignedIn, uid: UUID) -> HttpResponse:
    """A class, a school or a group, with those of its people whom one may find."""
    here = get_visible_or_404(may_enter, uid, actor=request.actor)
    context = {
        "name": name_of(here),
        "kind": here.get_kind_display(),
        "sections": people_by_role(here, request.actor),
    }
    return render(request, "spaces/space.html", context)
