"""The buttons of an item's page: each says what it did, with the gesture that undoes it."""

from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from preau.communication.news import actions
from preau.communication.news.models import News, NewsState
from preau.communication.news.queries import seen_by
from preau.communication.news.rules import may_change, may_read
from preau.communication.news.services import NEWS
from preau.communication.news.showing import published_words
from preau.core.accounts.actor import Actor
from preau.core.accounts.http import SignedIn
from preau.core.content.readers import reached
from preau.kernel.rules import get_visible_or_404
from preau.ui.types import Words
from preau.ui.undo import say_done


def publish(news: News, actor: Actor) -> Words:
    actions.publish(news, actor=actor)
    if news.state == NewsState.PUBLISHED:
        return published_words(reached(news.space, NEWS, seen_by(news)))
    return _("C’est donné à relire.")


def withdraw(news: News, actor: Actor) -> Words:
    actions.withdraw(news, actor=actor)
    return _("C’est retiré : ses lecteurs ne la voient plus.")


def restore(news: News, actor: Actor) -> Words:
    actions.restore(news, actor=actor)
    if news.state == NewsState.DRAFT:
        return _("Le brouillon est revenu.")
    return _("C’est remis : ses lecteurs la voient de nouveau.")


def discard(news: News, actor: Actor) -> Words:
    actions.discard_draft(news, actor=actor)
    return _("Le brouillon est jeté. Il reste une semaine dans « Retirées ».")


GESTURES = {"publier": publish, "retirer": withdraw, "remettre": restore, "jeter": discard}
UNDONE_BY = {"retirer": "remettre", "jeter": "remettre"}


@require_POST
def change(request: SignedIn, uid: UUID, to: str) -> HttpResponse:
    """Publish, withdraw, bring back or throw away."""
    news = get_visible_or_404(may_read, uid, actor=request.actor, to=may_change)
    if to not in GESTURES:
        raise Http404
    done = GESTURES[to](news, request.actor)
    undo = reverse("news:change", args=[uid, UNDONE_BY[to]]) if to in UNDONE_BY else ""
    say_done(request, done, undo=undo)
    return HttpResponseRedirect(reverse("news:list") if to == "jeter" else reverse("news:read", args=[uid]))


@require_POST
def change_picture(request: SignedIn, uid: UUID, number: UUID, to: str) -> HttpResponse:
    """Take a picture off, or bring it back."""
    news = get_visible_or_404(may_read, uid, actor=request.actor, to=may_change)
    if to == "enlever":
        actions.remove_picture(news, number, actor=request.actor)
        undo = reverse("news:change-picture", args=[uid, number, "remettre"])
        say_done(request, _("L’image est enlevée."), undo=undo)
    elif to == "remettre":
        actions.restore_picture(news, number, actor=request.actor)
        say_done(request, _("L’image est revenue."))
    else:
        raise Http404
    return HttpResponseRedirect(reverse("news:read", args=[uid]))
