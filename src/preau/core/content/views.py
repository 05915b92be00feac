"""What waits for an adult's eye, the decision, and the switch of each space."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from preau.core.accounts.http import SignedIn
from preau.core.content import actions
from preau.core.content.forms import ACCEPT, SEND_BACK, DecisionForm
from preau.core.content.models import Review
from preau.core.content.queries import moderated_in, waiting, waiting_by_space, with_things
from preau.core.content.rules import may_moderate, may_review, moderates
from preau.core.content.showing import asked_row, moderation_rows, switches
from preau.core.content.types import ReviewState
from preau.core.directory.naming import full_name, name_for
from preau.core.spaces.naming import name_of
from preau.core.spaces.rules import may_enter
from preau.core.spaces.screens import link_to
from preau.kernel.rules import get_visible_or_404
from preau.ui.types import Link
from preau.ui.undo import say_done

PER_PAGE = 20


@require_safe
def queue(request: SignedIn) -> HttpResponse:
    """Everything that waits for this person, the oldest first."""
    if not moderates(request.actor):
        raise Http404
    page = Paginator(waiting(request.actor), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": [asked_row(asked) for asked in with_things(page)],
        "spaces": moderation_rows(request.actor, waiting_by_space(request.actor)),
    }
    return render(request, "content/queue.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def review(request: SignedIn, uid: UUID) -> HttpResponse:
    """The thing as its readers would see it, and the three answers; too late, why there is nothing to answer."""
    held = get_visible_or_404(may_review, uid, actor=request.actor)
    form = DecisionForm(request.POST or None)
    if request.method == "POST" and held.state == ReviewState.WAITING and form.is_valid():
        return decided(request, held, form)
    shown = held.state in (ReviewState.WAITING, ReviewState.REFUSED)
    asked = with_things([held]) if shown else []
    context = {
        "review": held,
        "asked": asked[0] if asked else None,
        "waiting": held.state == ReviewState.WAITING,
        "taken_back": held.state == ReviewState.TAKEN_BACK,
        "author": full_name(held.author),
        "place": name_of(held.space),
        "by": held.decided_by and name_for(held.decided_by),
        "form": form,
        "trail": [link_to(held.space), Link(_("À relire"), reverse("content:queue"))],
    }
    return render(
        request,
        "content/review.html",
        context,
        status=422 if held.state == ReviewState.WAITING and form.errors else 200,
    )


def decided(request: SignedIn, held: Review, form: DecisionForm) -> HttpResponse:
    word = form.cleaned_data["word"].strip()
    decision = form.cleaned_data["decision"]
    if decision == ACCEPT:
        actions.accept(held, actor=request.actor)
        said = _("C’est publié, et son auteur le sait.")
    elif decision == SEND_BACK:
        actions.send_back(held, word, actor=request.actor)
        said = _("C’est renvoyé à son auteur, avec votre mot.")
    else:
        actions.refuse(held, word, actor=request.actor)
        said = _("Ce ne sera pas publié. Son auteur a votre mot.")
    say_done(request, said)
    return redirect("content:queue")


@require_POST
def take_back(request: SignedIn, uid: UUID) -> HttpResponse:
    """Its author takes it back, and is led to it again."""
    held = get_object_or_404(Review.objects, uid=uid, author=request.actor.person)
    actions.take_back(held, actor=request.actor)
    asked = with_things([held])
    return redirect(asked[0].of.url(asked[0].thing) if asked else "portal:home")


@require_http_methods(["GET", "HEAD", "POST"])
def moderation(request: SignedIn, uid: UUID) -> HttpResponse:
    """Whether what pupils write in a space waits, service by service, and who chose so."""
    space = get_visible_or_404(may_enter, uid, actor=request.actor)
    may_moderate(request.actor, space).or_raise()
    if request.method == "POST":
        chosen = next((one for one in moderated_in(space) if one.label == request.POST.get("service")), None)
        if chosen is None:
            raise Http404
        actions.choose_moderation(space, chosen.service, "on" in request.POST, actor=request.actor)
        say_done(request, _("C’est enregistré."))
        return redirect("content:moderation", uid)
    context = {
        "place": name_of(space),
        "switches": switches(space),
        "trail": [link_to(space), Link(_("À relire"), reverse("content:queue"))],
    }
    return render(request, "content/moderation.html", context)
