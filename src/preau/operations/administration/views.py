from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from preau.core.accounts.http import SignedIn
from preau.operations.administration.registries import registries
from preau.operations.administration.rules import may_read_registries


@require_safe
def registers(request: SignedIn) -> HttpResponse:
    """Whoever is no agent does not learn that this page exists."""
    if not may_read_registries(request.actor, None):
        raise Http404
    return render(request, "administration/registries.html", {"tables": registries()})
