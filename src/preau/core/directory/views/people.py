"""People found, and pupils followed."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from preau.core.directory.naming import full_name
from preau.core.directory.queries import described, guardians_of, named
from preau.core.directory.requests import SignedIn
from preau.core.directory.rules import may_find, may_follow, may_set_authority, with_followed
from preau.core.directory.screens import found_rows, guardian_card
from preau.kernel.rules import get_visible_or_404
from preau.ui.typography import number

PER_PAGE = 25


@require_safe
def search(request: SignedIn) -> HttpResponse:
    """Those whom one may find, by name, accents and capitals aside."""
    words = request.GET.get("q", "")
    found = named(may_find.rows(request.actor), words, reader=request.actor)
    people = with_followed(found, actor=request.actor)
    page = Paginator(people, PER_PAGE).get_page(request.GET.get("page"))
    total = page.paginator.count
    context = {
        "page": page,
        "rows": found_rows(described(page.object_list), reader=request.actor),
        "words": words,
        "found": ngettext("%(n)s personne", "%(n)s personnes", total) % {"n": number(total)},
        "query": urlencode({"q": words}) if words else "",
    }
    return render(request, "directory/search.html", context)


@require_safe
def pupil(request: SignedIn, uid: UUID) -> HttpResponse:
    """A pupil, and how to reach whoever answers for them."""
    followed = get_visible_or_404(may_follow, uid, actor=request.actor)
    links = list(guardians_of(followed))
    sets = bool(links) and bool(may_set_authority(request.actor, links[0]))
    context = {
        "pupil": followed,
        "name": full_name(followed),
        "found": described([followed])[0],
        "guardians": [guardian_card(link, sets=sets) for link in links],
    }
    return render(request, "directory/pupil.html", context)
