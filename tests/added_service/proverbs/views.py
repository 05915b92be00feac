from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from preau.core.accounts.http import SignedIn
from preau.core.spaces.http import asked_space
from proverbs.rules import may_read
from proverbs.showing import row


@require_safe
def index(request: SignedIn) -> HttpResponse:
    here = asked_space(request)
    there = Q(space=here) if here else Q()
    rows = [row(proverb) for proverb in may_read.rows(request.actor).filter(there)]
    return render(request, "proverbs/index.html", {"rows": rows})
