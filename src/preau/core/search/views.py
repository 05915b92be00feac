from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from preau.core.accounts.http import SignedIn
from preau.core.search.queries import found


@require_safe
def search(request: SignedIn) -> HttpResponse:
    words = request.GET.get("q", "")[:100]
    return render(request, "search/search.html", {"words": words, "found": found(request.actor, words)})
