"""The settings of one's own display, and what is kept for the moments without network."""

from dataclasses import asdict

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from preau.kernel.public import public
from preau.ui.appearance import Appearance, keep
from preau.ui.forms import AppearanceForm


@public
@require_http_methods(["GET", "HEAD", "POST"])
def appearance(request: HttpRequest) -> HttpResponse:
    """Keeps the choices and shows the page again, its own preview; `restore` goes back to the usual one."""
    form = AppearanceForm(request.POST or None, initial=asdict(request.appearance))  # type: ignore[attr-defined]
    if request.method == "POST" and "restore" in request.POST:
        return kept(Appearance())
    if request.method == "POST" and form.is_valid():
        return kept(form.appearance())
    context = {"form": form, "saved": "enregistre" in request.GET}
    return render(request, "ui/appearance.html", context, status=422 if form.errors else 200)


def kept(appearance: Appearance) -> HttpResponse:
    response = HttpResponseRedirect(reverse("ui:appearance", query={"enregistre": 1}))
    keep(appearance, response)
    return response


@public
@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    return render(request, "ui/told/offline.html")


@public
@require_safe
def offline_worker(request: HttpRequest) -> HttpResponse:
    """At the root, since a worker rules the folder it comes from."""
    return render(request, "ui/offline_worker.js", content_type="text/javascript")
