from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from preau.core.accounts.http import SignedIn
from preau.core.search.queries import found, kind_named, page_of
from preau.core.search.words import asked_words


@require_safe
def search(request: SignedIn) -> HttpResponse:
    """The first of each kind, or with `dans`, all of one."""
    asked = request.GET.get("q", "")[:100].strip()
    kind = kind_named(request.GET.get("dans", ""))
    context: dict[str, object] = {"asked": asked, "words": asked_words(asked)}
    if kind and asked_words(asked):
        page, shown = page_of(kind, request.actor, asked, number=request.GET.get("page"))
        query = QueryDict(mutable=True)
        query.update({"q": asked, "dans": kind.label})
        context |= {"page": page, "found": [shown] if shown.count else [], "query": query.urlencode()}
    else:
        context["found"] = found(request.actor, asked)
    return render(request, "search/search.html", context)
