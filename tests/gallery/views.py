"""The components, and the three screens we measure ourselves against, with invented people."""

from pathlib import Path
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.template import engines
from tests.gallery import screens

from preau.ui import told
from preau.ui.types import Link, Shell

TEMPLATES = Path(__file__).parent / "templates"


def page(request: HttpRequest, name: str, shell: Shell, **context: Any) -> HttpResponse:
    request.shell = shell  # type: ignore[attr-defined]
    template = engines["django"].from_string((TEMPLATES / f"{name}.html").read_text(encoding="utf-8"))
    return HttpResponse(template.render(context, request))


def guardian(request: HttpRequest) -> HttpResponse:
    return page(request, "guardian", screens.SAMIRA, children=screens.CHILDREN, todos=screens.TODOS,
                today=screens.TODAY)  # fmt: skip


def pupil(request: HttpRequest) -> HttpResponse:
    return page(request, "pupil", screens.INES, tiles=screens.TILES)


def delivery(request: HttpRequest) -> HttpResponse:
    return page(request, "delivery", screens.OPERATOR, trail=screens.TRAIL, steps=screens.STEPS,
                changes=screens.CHANGES)  # fmt: skip


def components(request: HttpRequest) -> HttpResponse:
    return page(request, "components", screens.OPERATOR, children=screens.CHILDREN, tiles=screens.TILES,
                todos=screens.TODOS, today=screens.TODAY, steps=screens.STEPS, changes=screens.CHANGES,
                portraits=screens.PORTRAITS, pupils=Paginator(range(200), 20).page(3))  # fmt: skip


class OutingForm(forms.Form):
    title = forms.CharField(label="Titre", help_text="Par exemple : Sortie au musée", max_length=80)
    day = forms.DateField(label="Jour", widget=forms.DateInput(attrs={"type": "date"}))
    note = forms.CharField(label="Mot aux familles", widget=forms.Textarea(attrs={"rows": 4}), required=False)
    who = forms.ChoiceField(
        label="Qui verra ce mot ?", widget=forms.RadioSelect,
        choices=[("class", "Les familles du CE1 B"), ("school", "Toutes les familles de l’école")],
    )  # fmt: skip
    meal = forms.ChoiceField(label="Repas", choices=[("canteen", "À la cantine"), ("picnic", "Pique-nique")])
    sign = forms.BooleanField(label="Demander la signature de chaque responsable", required=False)


def form(request: HttpRequest) -> HttpResponse:
    return page(request, "form", screens.OPERATOR, form=OutingForm(request.POST or None))


def told_page(request: HttpRequest, page: str) -> HttpResponse:
    request.shell = screens.SAMIRA  # type: ignore[attr-defined]
    if page == "interdit":
        raise PermissionDenied("Seule l’équipe de l’espace peut publier ici.")
    if page == "pause":
        ask = Link("Écrire à la directrice", "/galerie/")
        reason = "La directrice a mis la messagerie en pause après un message blessant."
        return told.held(request, told.Held("La messagerie du CM2", reason, "lundi 30 novembre à 8 h", ask))
    if page == "introuvable":
        raise Http404
    answers = {
        "erreur": lambda: told.server_error(request),
        "formulaire": lambda: told.form_expired(request),
        "incompris": lambda: told.bad_request(request, ValueError()),
        "attendre": lambda: told.slow_down(request, seconds=90),
        "monde": lambda: told.busy(request),
    }
    return answers[page]()
