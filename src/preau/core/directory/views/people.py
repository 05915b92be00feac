"""People found, pupils followed, and what their guardians may do."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from preau.core.directory.actions import set_authority
from preau.core.directory.forms import AuthorityForm
from preau.core.directory.naming import full_name
from preau.core.directory.queries import described, guardians_of, named
from preau.core.directory.requests import SignedIn
from preau.core.directory.rules import may_find, may_follow, may_set_authority
from preau.core.directory.screens import found_row, guardian_card
from preau.kernel.rules import get_visible_or_404
from preau.ui.types import Link
from preau.ui.undo import say_done

PER_PAGE = 25


@require_safe
def search(request: SignedIn) -> HttpResponse:
    """Those whom one may find, by name, accents and capitals aside."""
    words = request.GET.get("q", "")
    page = Paginator(named(may_find.rows(request.actor), words), PER_PAGE).get_page(request.GET.get("page"))
    shown = described(page.object_list)
    followed = followed_among(request, [found.person.pk for found in shown])
    total = page.paginator.count
    context = {
        "page": page,
        "rows": [
            found_row(found, url=pupil_url(found.person.uid) if found.person.pk in followed else "")
            for found in shown
        ],
        "words": words,
        "found": ngettext("%(n)s personne", "%(n)s personnes", total) % {"n": total},
        "query": urlencode({"q": words}) if words else "",
    }
    return render(request, "directory/search.html", context)


def followed_among(request: SignedIn, people: list[int]) -> set[int]:
    if not (request.actor.standing.teaches or request.actor.standing.heads):
        return set()
    return set(may_follow.rows(request.actor).filter(pk__in=people).values_list("pk", flat=True))


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


@require_http_methods(["GET", "HEAD", "POST"])
def authority(request: SignedIn, uid: UUID, guardian: UUID) -> HttpResponse:
    """What the school typed about a guardian of a pupil, with its source and its end."""
    followed = get_visible_or_404(may_follow, uid, actor=request.actor)
    link = get_object_or_404(guardians_of(followed), guardian__uid=guardian)
    may_set_authority(request.actor, link).or_raise()
    typed = {name: getattr(link, name) for name in AuthorityForm.base_fields}
    form = AuthorityForm(request.POST or None, initial=typed)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        set_authority(
            link,
            said["authority"],
            source=said["authority_source"],
            ends_on=said["authority_ends_on"],
            actor=request.actor,
        )
        say_done(request, _("C’est enregistré, et vaut partout dès maintenant."))
        return redirect("directory:pupil", uid)
    context = {
        "form": form,
        "name": full_name(link.guardian),
        "pupil_name": full_name(followed),
        "kind": link.get_kind_display(),
        "links": (Link(full_name(followed), pupil_url(uid)), Link(_("Autorité parentale"), "")),
    }
    return render(request, "directory/authority.html", context, status=422 if form.errors else 200)
