"""The pages of news: list, one item, writing, and the look before publishing."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from preau.communication.news import actions
from preau.communication.news.forms import NewsForm
from preau.communication.news.models import News, NewsState
from preau.communication.news.queries import WITH_ITS_PLACE, changeable, drafts_of, news_for, writable_spaces
from preau.communication.news.rules import may_change, may_publish, may_read
from preau.communication.news.services import NEWS
from preau.communication.news.showing import readers_by_role, row_of
from preau.core.accounts.actor import Actor
from preau.core.accounts.http import SignedIn, by_whoever_asked
from preau.core.directory.naming import name_for
from preau.core.files.serving import answer_with
from preau.core.spaces.http import asked_space
from preau.core.spaces.naming import name_of
from preau.core.spaces.screens import link_to
from preau.kernel.connections import afterwards
from preau.kernel.rules import get_visible_or_404
from preau.ui.types import Link

PER_PAGE = 20


@require_safe
def index(request: SignedIn) -> HttpResponse:
    """Unread first, then newest, one's drafts apart; of one space alone, if the address says so."""
    here = asked_space(request)
    there, query = (Q(space=here), urlencode({"espace": str(here.uid)})) if here else (Q(), "")
    page = Paginator(news_for(request.actor).filter(there), PER_PAGE).get_page(request.GET.get("page"))
    writes = may_publish(request.actor, here) if here else writable_spaces(request.actor).exists()
    context = {
        "page": page,
        "query": query,
        "rows": [row_of(news) for news in page],
        "drafts": [row_of(news) for news in drafts_of(request.actor).filter(there)],
        "write_url": f"{reverse('news:write')}?{query}" if writes else "",
        "trail": [link_to(here), Link(NEWS.title, "")] if here else None,
    }
    return render(request, "news/index.html", context)


@by_whoever_asked
def note_reading(actor: Actor, uid: UUID) -> None:
    actions.mark_read(get_visible_or_404(may_read, uid, actor=actor), actor=actor)


@require_safe
@afterwards(note_reading)
def read(request: SignedIn, uid: UUID) -> HttpResponse:
    news = visible(request, uid)
    context = {
        "news": news,
        "place": name_of(news.space),
        "pictures": list(news.pictures.select_related("picture")),
        "changeable": changeable(request.actor, news),
        "author": name_for(news.author),
        "withdrawn": news.state == NewsState.WITHDRAWN,
        "trail": trail(news),
    }
    if news.state == NewsState.DRAFT:
        context["readers"] = readers_by_role(news.space)
    return render(request, "news/read.html", context)


@require_safe
def picture(request: SignedIn, uid: UUID, number: int) -> HttpResponse:
    """The bytes of a picture, for whoever reads its news item; `?petite` gives the thumbnail."""
    news = get_visible_or_404(may_read, uid, actor=request.actor)
    found = news.pictures.filter(pk=number).select_related("picture").first()
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
        return HttpResponseRedirect(reverse("news:read", args=[news.uid]))
    return form_page(request, form, None)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: SignedIn, uid: UUID) -> HttpResponse:
    news = visible(request, uid, to_change=True)
    initial = {"title": news.title, "body": news.body, "shows_until": news.shows_until}
    form = NewsForm(
        request.actor, request.POST or None, request.FILES or None, initial=initial, fixed_space=True
    )
    if request.method == "POST" and form.is_valid():
        actions.revise(news, form.written(), actor=request.actor)
        return HttpResponseRedirect(reverse("news:read", args=[news.uid]))
    return form_page(request, form, news)


def form_page(request: SignedIn, form: NewsForm, news: News | None) -> HttpResponse:
    context = {"form": form, "news": news, "trail": trail(news)}
    return render(request, "news/form.html", context, status=422 if form.errors else 200)


@require_POST
def change(request: SignedIn, uid: UUID, to: str) -> HttpResponse:
    """Publish, withdraw, bring back or throw away: the buttons of the item's page."""
    news = visible(request, uid, to_change=True)
    acts: dict[str, Any] = {
        "publier": actions.publish,
        "retirer": actions.withdraw,
        "remettre": actions.restore,
        "jeter": actions.discard_draft,
    }
    if to not in acts:
        raise Http404
    acts[to](news, actor=request.actor)
    leads = reverse("news:list") if to == "jeter" else reverse("news:read", args=[news.uid])
    return HttpResponseRedirect(leads)


@require_POST
def remove_picture(request: SignedIn, uid: UUID, number: int) -> HttpResponse:
    news = visible(request, uid, to_change=True)
    actions.remove_picture(news, number, actor=request.actor)
    return HttpResponseRedirect(reverse("news:read", args=[news.uid]))


def visible(request: SignedIn, uid: UUID, *, to_change: bool = False) -> News:
    get_visible_or_404(may_read, uid, actor=request.actor, to=may_change if to_change else None)
    return News.objects.select_related(*WITH_ITS_PLACE).get(uid=uid)


def trail(news: News | None) -> list[Link]:
    here = [link_to(news.space)] if news else []
    return [*here, Link(NEWS.title, reverse("news:list"))]
