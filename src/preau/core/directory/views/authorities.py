"""What a school says about the guardians of its pupils, and who still waits for its head to say it."""

from datetime import date, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from preau.core.directory.actions import set_authority
from preau.core.directory.forms import AuthorityForm
from preau.core.directory.models import Enrolment, Responsibility
from preau.core.directory.naming import full_name, school_name
from preau.core.directory.queries import guardians_of, undecided
from preau.core.directory.requests import SignedIn
from preau.core.directory.rules import (
    may_decide_authorities,
    may_follow,
    may_know_school,
    may_set_authority,
)
from preau.core.directory.screens import authority_url, undecided_row
from preau.core.directory.standing import current_on
from preau.core.directory.types import Authority
from preau.kernel.rules import get_visible_or_404
from preau.ui.types import Link
from preau.ui.undo import kept_for_undoing, say_done

PER_PAGE = 25
UNDONE_WITHIN = timedelta(minutes=10)


class Typed(NamedTuple):
    """What is typed about a guardian, as a session keeps it."""

    authority: str
    source: str
    ends_on: str

    @classmethod
    def on(cls, link: Responsibility) -> "Typed":
        ends_on = link.authority_ends_on
        return cls(link.authority, link.authority_source, ends_on.isoformat() if ends_on else "")


@require_safe
def waiting(request: SignedIn, uid: UUID) -> HttpResponse:
    school = get_visible_or_404(may_know_school, uid, actor=request.actor, to=may_decide_authorities)
    page = Paginator(undecided([school.pk]), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "place": school_name(school),
        "page": page,
        "rows": [undecided_row(link) for link in page],
    }
    return render(request, "directory/waiting.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def authority(request: SignedIn, uid: UUID, guardian: UUID) -> HttpResponse:
    """What the school typed about a guardian of a pupil, with its source and its end."""
    link = get_link(request, uid, guardian)
    left = left_to_decide(request, link)
    typed = {name: getattr(link, name) for name in AuthorityForm.base_fields}
    form = AuthorityForm(request.POST or None, initial=typed)
    if request.method == "POST" and form.is_valid():
        undo = reverse("directory:put_authority_back", args=[uid, guardian])
        done, then = what_follows(link, left)
        say_done(request, done, undo=undo, keep=change(request, link, form))
        return redirect(then)
    context = {
        "form": form,
        "name": full_name(link.guardian),
        "pupil_name": full_name(link.pupil),
        "kind": link.get_kind_display(),
        "left": len(left),
        "waiting_url": waiting_url(request, link) if left else "",
        "trail": (
            Link(full_name(link.pupil), reverse("directory:pupil", args=[uid])),
            Link(_("Autorité parentale"), ""),
        ),
    }
    return render(request, "directory/authority.html", context, status=422 if form.errors else 200)


def left_to_decide(request: SignedIn, link: Responsibility) -> list[Responsibility]:
    """Those of the head's schools who wait as this one does, itself included, from it on; none if it does not."""
    waiting = list(undecided(request.actor.standing.heads))
    here = next((place for place, one in enumerate(waiting) if one.pk == link.pk), None)
    return [] if here is None else waiting[here:] + waiting[:here]


def what_follows(link: Responsibility, left: list[Responsibility]) -> tuple[str, str]:
    """What is said once it is decided, and the page: the next one who waits, if this one did."""
    done = _("%s : c’est enregistré, et vaut partout dès maintenant.") % full_name(link.guardian)
    others = left[1:]
    if not others:
        return done, reverse("directory:pupil", args=[link.pupil.uid])
    more = ngettext(
        "Encore %(n)s responsable à décider.", "Encore %(n)s responsables à décider.", len(others)
    )
    return f"{done} {more % {'n': len(others)}}", authority_url(others[0])


def waiting_url(request: SignedIn, link: Responsibility) -> str:
    """The list of those who wait in the pupil's school."""
    here = Enrolment.objects.filter(
        current_on(timezone.localdate()), pupil=link.pupil_id, school__in=request.actor.standing.heads
    )
    return reverse("directory:waiting", args=[here.values_list("school__uid", flat=True)[0]])


def change(request: SignedIn, link: Responsibility, form: AuthorityForm) -> dict[str, Any]:
    """What undoing needs to know."""
    before, said = Typed.on(link), form.cleaned_data
    source, ends_on = said["authority_source"], said["authority_ends_on"]
    set_authority(link, said["authority"], source=source, ends_on=ends_on, actor=request.actor)
    until = (timezone.now() + UNDONE_WITHIN).isoformat()
    return {"before": before, "after": Typed.on(link), "until": until}


@require_POST
def put_authority_back(request: SignedIn, uid: UUID, guardian: UUID) -> HttpResponse:
    """As it was before; nothing, if it is too late or if somebody typed something else since."""
    link = get_link(request, uid, guardian)
    kept = kept_for_undoing(request)
    same = kept and Typed(*kept["after"]) == Typed.on(link)
    if same and timezone.now().isoformat() <= kept["until"]:
        before = Typed(*kept["before"])
        set_authority(
            link,
            Authority(before.authority) if before.authority else None,
            source=before.source,
            ends_on=date.fromisoformat(before.ends_on) if before.ends_on else None,
            actor=request.actor,
        )
        say_done(request, _("C’est annulé : l’autorité parentale est comme avant."))
        if left_to_decide(request, link):
            return redirect(authority_url(link))
    else:
        say_done(request, _("Trop tard pour annuler : vous pouvez fixer de nouveau l’autorité parentale."))
    return redirect("directory:pupil", uid)


def get_link(request: SignedIn, uid: UUID, guardian: UUID) -> Responsibility:
    followed = get_visible_or_404(may_follow, uid, actor=request.actor)
    link = get_object_or_404(guardians_of(followed), guardian__uid=guardian)
    may_set_authority(request.actor, link).or_raise()
    return link
