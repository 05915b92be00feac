"""What readers are told when something could not be shown."""

import re

import pytest
from django.core.exceptions import PermissionDenied
from django.template.loader import render_to_string
from django.test import Client, RequestFactory

from preau.ui import told
from preau.ui.types import PUBLIC, Link, Shell

JARGON = re.compile(r"(?i)\b(?:erreur \d+|error|[45]\d\d|CSRF|serveur|HTTP|forbidden|not found)\b")
FORMAL = re.compile(r"(?i)\b(?:vous|votre|vos|\w+ez(?:-\w+)?)\b")
YOUNG_TOLD = [
    f"ui/told/{page}.html"
    for page in ("forbidden", "not_found", "form_expired", "bad_request", "busy", "slow_down")
]
REQUEST = RequestFactory().get("/")
ANSWERS = {
    400: told.bad_request(REQUEST, ValueError()),
    403: told.forbidden(REQUEST, PermissionDenied()),
    404: told.not_found(REQUEST, Exception()),
    429: told.slow_down(REQUEST, seconds=90),
    500: told.server_error(REQUEST),
    503: told.busy(REQUEST),
}


def words(html: str) -> str:
    return re.sub(r"<[^>]+>", " ", html.split("<main", 1)[1].split("</main>", 1)[0])


@pytest.mark.parametrize(("status", "answer"), ANSWERS.items(), ids=map(str, ANSWERS))
def test_a_refusal_speaks_to_parents(status: int, answer) -> None:
    assert answer.status_code == status
    assert not JARGON.search(words(answer.text))
    assert answer.text.count("<h1") == 1


def test_a_refusal_gives_its_reason() -> None:
    refused = told.forbidden(REQUEST, PermissionDenied("Seule l'équipe de l'espace peut publier ici."))
    assert "Seule l’équipe de l’espace peut publier ici." in refused.text


def test_a_reason_is_never_markup() -> None:
    assert "<b>" not in told.forbidden(REQUEST, PermissionDenied("<b>non</b>")).text


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (5, "quelques secondes"),
        (60, "une minute"),
        (61, "deux minutes"),
        (600, "dix minutes"),
        (900, "15 minutes"),
    ],
)
def test_one_who_goes_too_fast_is_told_how_long_to_wait(seconds: int, said: str) -> None:
    answer = told.slow_down(REQUEST, seconds=seconds)
    assert answer["Retry-After"] == str(seconds)
    assert f"Attendez {said}," in answer.text


def test_a_pause_says_why_until_when_and_whom_to_ask() -> None:
    paused = told.Held(
        "La messagerie", "Un message blessant.", "lundi à 8 h", Link("Écrire à la directrice", "/mot/")
    )
    answer = told.held(REQUEST, paused)
    for said in ("Un message blessant.", "lundi à", "Écrire à la directrice", 'href="/mot/"'):
        assert said in answer.text


@pytest.mark.parametrize("page", YOUNG_TOLD)
def test_a_child_is_told_tu(page: str) -> None:
    said = words(render_to_string(page, {"shell": Shell(young=True), "wait": "une minute"}))
    assert not FORMAL.search(said)
    assert FORMAL.search(words(render_to_string(page, {"shell": PUBLIC, "wait": "une minute"})))


def test_the_page_without_network_speaks_to_nobody_in_particular_or_to_a_child() -> None:
    """A device keeps one copy of it, whoever holds the device."""
    for shell in (PUBLIC, Shell(young=True)):
        assert not FORMAL.search(words(render_to_string("ui/told/offline.html", {"shell": shell})))


def test_a_pause_promises_no_card_and_says_what_to_do_when_one_forgot() -> None:
    said = words(ANSWERS[429].text)
    assert "carte" not in said
    assert "Demandez un nouveau code à l’école" in said


def test_a_stale_form_is_explained(settings) -> None:
    answer = Client(enforce_csrf_checks=True).post("/reglages/", {"theme": "dark"})
    assert answer.status_code == 403
    assert "rien n’a été modifié" in answer.text


def test_a_missing_page_is_told_within_the_house(client: Client) -> None:
    answer = client.get("/nulle-part/")
    assert answer.status_code == 404
    assert "Cette page n’est pas là" in answer.text
