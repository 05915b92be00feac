"""The pages of news: list, one item, writing, and the look before publishing."""

from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from preau.communication.news import actions
from preau.communication.news.forms import NewsForm
from preau.communication.news.models import News, NewsState
from preau.communication.news.queries import (
    changeable,
    drafts_of,
    news_for,
    not_opened,
    seen_by,
    set_aside,
    writable_spaces,
)
from preau.communication.news.rules import may_change, may_read, may_restore, may_see_readers
from preau.communication.news.services import NEWS
from preau.communication.news.showing import (
    children_by_class,
    named,
    pupils_by_class,
    reached_words,
    readers_by_role,
    row_of,
    said_at,
)
from preau.core.accounts.actor import Actor
from preau.core.accounts.http import SignedIn, by_whoever_asked
from preau.core.content.queries import must_wait
from preau.core.content.readers import missing, reached
from preau.core.content.showing import standing_of
from preau.core.directory.types import Profile
from preau.core.files.serving import answer_with
from preau.core.spaces.http import asked_space
from preau.core.spaces.naming import name_of
from preau.core.spaces.queries import shown
from preau.core.spaces.screens import link_to
from preau.kernel.connections import afterwards
from preau.kernel.rules import RowsRule, get_visible_or_404
from preau.ui.types import Link
from preau.ui.undo import say_done

PER_PAGE = 20


@require_safe
def index(request: SignedIn) -> HttpResponse:
    """Unread first, then newest, one's drafts apart; of one space alone, if the address says so."""
    here = asked_space(request)
    there, query = (Q(space=here), urlencode({"espace": str(here.uid)})) if here else (Q(), "")
    page = Paginator(news_for(request.actor).filter(there), PER_PAGE).get_page(request.GET.get("page"))
    writable = writable_spaces(request.actor).filter(Q(pk=here.pk) if here else Q())
    context = {
        "page": page,
        "query": query,
        "rows": [row_of(news) for news in page],
        "drafts": [row_of(news) for news in drafts_of(request.actor).filter(there)],
        "away": [(news, row_of(news)) for news in set_aside(request.actor).filter(there)],
        "write_url": reverse("news:write", query={"espace": here.uid} if here else None)
        if writable.exists()
        else "",
        "trail": [link_to(here), Link(NEWS.title, "")] if here else None,
    }
    return render(request, "news/index.html", context)


@by_whoever_asked
def note_reading(actor: Actor, uid: UUID) -> None:
    for news in not_opened(actor).filter(uid=uid):
        actions.mark_read(news, actor=actor)


@require_safe
@afterwards(note_reading)
def read(request: SignedIn, uid: UUID) -> HttpResponse:
    news = visible(request, uid)
    away = news.state in (NewsState.WITHDRAWN, NewsState.THROWN)
    context = {
        "news": news,
        "place": name_of(news.space),
        "changeable": changeable(request.actor, news),
        "author": shown(news.author, request.actor),
        "away": away,
        "restorable": away and bool(may_restore(request.actor, news)),
        "thrown": news.state == NewsState.THROWN,
        "revised": said_at(news.revised_at) if news.revised_at else "",
        "trail": trail(news),
    }
    if news.state == NewsState.DRAFT:
        context |= before_readers(request.actor, news)
    if may_see_readers(request.actor, news):
        context["reached"] = reached_words(reached(news.space, NEWS, seen_by(news)))
    return render(request, "news/read.html", context)


def before_readers(actor: Actor, news: News) -> dict[str, object]:
    """Where a draft is on its way, and for its author who would read it, unless nobody ever will."""
    standing = standing_of(news, NEWS, actor=actor)
    context: dict[str, object] = {"draft": True, "standing": standing}
    if news.author_id == actor.person.pk and not (standing and standing.final):
        context["readers"] = readers_by_role(news.space, actor)
        context["waits"] = must_wait(actor, news.space, NEWS)
    return context


@require_safe
def readers(request: SignedIn, uid: UUID) -> HttpResponse:
    """Who has not read it, each guardian apart, for those responsible."""
    news = visible(request, uid, to=may_see_readers)
    left = missing(news.space, NEWS, seen_by(news))
    context = {
        "news": news,
        "reached": reached_words(reached(news.space, NEWS, seen_by(news))),
        "left": left,
        "classes": children_by_class(left),
        "others": [named(one) for one in left.others],
        "pupils": pupils_by_class(left),
        "trail": [*trail(news), Link(news.title, reverse("news:read", args=[uid]))],
    }
    return render(request, "news/readers.html", context)


@require_safe
def picture(request: SignedIn, uid: UUID, number: UUID) -> HttpResponse:
    """The bytes of a picture, for whoever reads its news item; `?petite` gives the thumbnail."""
    news = get_visible_or_404(may_read, uid, actor=request.actor)
    found = news.shown_pictures.filter(picture__uid=number).first()
    if found is None:
        raise Http404
    return answer_with(found.picture, thumbnail="petite" in request.GET)


@require_http_methods(["GET", "HEAD", "POST"])
def write(request: SignedIn) -> HttpResponse:
    """Begin an item: it stays a draft until its author has seen who will read it."""
    if not writable_spaces(request.actor).exists():
        raise Http404
    initial = {"space": request.GET.get("espace")}
    form = NewsForm(request.actor, request.POST or None, request.FILES or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        news = actions.draft(form.cleaned_data["space"], form.written(), actor=request.actor)
        say_done(request, _("C’est enregistré. Personne d’autre ne le voit encore."))
        return HttpResponseRedirect(reverse("news:read", args=[news.uid]))
    return form_page(request, form, None)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: SignedIn, uid: UUID) -> HttpResponse:
    news = visible(request, uid, to=may_change)
    initial = {"title": news.title, "body": news.body, "shows_until": news.shows_until}
    form = NewsForm(request.actor, request.POST or None, request.FILES or None, initial=initial, news=news)
    if request.method == "POST" and form.is_valid():
        again = form.cleaned_data.get("again", False)
        actions.revise(news, form.written(), again=again, actor=request.actor)
        say_done(request, _("C’est enregistré."))
        return HttpResponseRedirect(reverse("news:read", args=[news.uid]))
    return form_page(request, form, news)


def form_page(request: SignedIn, form: NewsForm, news: News | None) -> HttpResponse:
    if form.errors:
        form.ask_pictures_again(young=request.actor.person.profile == Profile.PUPIL)
    context = {"form": form, "news": news, "trail": trail(news)}
    return render(request, "news/form.html", context, status=422 if form.errors else 200)


def visible(request: SignedIn, uid: UUID, *, to: RowsRule[Actor, News] | None = None) -> News:
    return get_visible_or_404(may_read, uid, actor=request.actor, to=to)


def trail(news: News | None) -> list[Link]:
    here = [link_to(news.space)] if news else []
    return [*here, Link(NEWS.title, reverse("news:list"))]
