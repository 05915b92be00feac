"""People found, and pupils followed."""

from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from preau.core.directory.models import Person
from preau.core.directory.naming import full_name
from preau.core.directory.queries import described, guardians_of, named
from preau.core.directory.requests import SignedIn
from preau.core.directory.rules import may_find, may_follow, may_set_authority
from preau.core.directory.screens import found_rows, guardian_card
from preau.core.directory.standing import Acting
from preau.kernel.rules import get_visible_or_404
from preau.ui.typography import number

PER_PAGE = 25


@require_safe
def search(request: SignedIn) -> HttpResponse:
    """Those whom one may find, by name, accents and capitals aside."""
    words = request.GET.get("q", "")
    people = with_followed(named(may_find.rows(request.actor), words), actor=request.actor)
    page = Paginator(people, PER_PAGE).get_page(request.GET.get("page"))
    shown = described(page.object_list)
    total = page.paginator.count
    context = {
        "page": page,
        "rows": found_rows(
            shown,
            urls={it.person.pk: pupil_url(it.person.uid) for it in shown if it.person.followed},  # type: ignore[attr-defined]
        ),
        "words": words,
        "found": ngettext("%(n)s personne", "%(n)s personnes", total) % {"n": number(total)},
        "query": urlencode({"q": words}) if words else "",
    }
    return render(request, "directory/search.html", context)


def with_followed(people: QuerySet[Person], *, actor: Acting) -> QuerySet[Person]:
    """Each with `followed`: whether one may open their page."""
    return people.annotate(followed=Exists(may_follow.rows(actor).filter(pk=OuterRef("pk"))))


def pupil_url(uid: UUID) -> str:
    return reverse("directory:pupil", args=[uid])


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
