"""The bell's page."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from preau.core.accounts.http import SignedIn
from preau.core.notifications.actions import open_notification, read_all
from preau.core.notifications.queries import mine, unread

PER_PAGE = 20


@require_safe
def index(request: SignedIn) -> HttpResponse:
    page = Paginator(mine(request.actor), PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "unread": unread(request.actor)}
    return render(request, "notifications/index.html", context)


@require_POST
def open_one(request: SignedIn, uid: UUID) -> HttpResponse:
    """Mark it read and go where it leads; the page there decides what may be seen."""
    url = open_notification(uid, actor=request.actor)
    if url is None:
        raise Http404
    return HttpResponseRedirect(url)


@require_POST
def read_them_all(request: SignedIn) -> HttpResponse:
    read_all(actor=request.actor)
    return HttpResponseRedirect(reverse("notifications:list"))
