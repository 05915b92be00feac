"""A class album: its author edits it, the class reads it, and the next class does not know that it exists."""

from dataclasses import dataclass

import pytest
from django.apps.registry import Apps
from django.db import models
from django.http import Http404, HttpResponse
from django.urls import path

from preau.kernel import rules
from preau.kernel.public import public
from preau.kernel.registry import Misdeclared
from preau.kernel.rules import (
    Allowed,
    Denied,
    Refused,
    allowed_if,
    disagreements,
    get_visible_or_404,
    rule,
    rule_over_rows,
)
from preau.kernel.uid import UidModel, uuid7


class Album(UidModel):
    classroom = models.CharField(max_length=10)
    author = models.CharField(max_length=10)

    class Meta:
        app_label, apps = "kernel", Apps()


MODELS = [Album]
ONLY_ITS_AUTHOR = "Seule la personne qui a fait l’album peut le changer."


@dataclass(frozen=True)
class Actor:
    name: str
    classroom: str


@rule_over_rows("test_album.read", refusal="Cet album est celui d’une autre classe.")
def may_read(actor: Actor) -> models.QuerySet[Album]:
    """The class reads its albums."""
    return Album.objects.filter(classroom=actor.classroom)


@rule("test_album.edit")
def may_edit(actor: Actor, album: Album) -> Allowed | Denied:
    return allowed_if(album.author == actor.name, ONLY_ITS_AUTHOR)


DIALLO, ROUX, NEIGHBOUR = Actor("Diallo", "CP"), Actor("Roux", "CP"), Actor("Petit", "CM2")


@pytest.fixture
def album(tables, db):
    return Album.objects.create(classroom="CP", author="Diallo")


@pytest.fixture
def next_door(tables, db):
    return Album.objects.create(classroom="CM2", author="Petit")


def test_a_verdict_is_true_or_carries_its_reason():
    assert allowed_if(True, "non")
    allowed_if(True, "non").or_raise()
    assert not allowed_if(False, "non")
    with pytest.raises(Refused, match="non") as refused:
        allowed_if(False, "non").or_raise()
    assert refused.value.verdict == Denied("non")


def test_the_object_face_asks_the_rows_and_adds_the_sentence(album):
    assert list(may_read.rows(ROUX)) == [album]
    assert may_read(ROUX, album) == Allowed()
    assert may_read(NEIGHBOUR, album) == Denied("Cet album est celui d’une autre classe.")


def test_a_hot_rule_overrides_its_object_face_and_a_wrong_override_is_found(album, next_door, monkeypatch):
    everything = {"actors": [DIALLO, ROUX, NEIGHBOUR], "targets": [album, next_door]}
    monkeypatch.setattr(may_read, "judge", may_read.judge)

    @may_read.judging_one
    def by_name(actor: Actor, album: Album) -> Allowed | Denied:
        return allowed_if(album.classroom == actor.classroom, may_read.refusal)

    assert disagreements(may_read, **everything) == []

    @may_read.judging_one
    def wrongly(actor: Actor, album: Album) -> Allowed | Denied:
        return allowed_if(album.author == actor.name, may_read.refusal)

    assert disagreements(may_read, **everything) == [(ROUX, album)]


def test_a_rule_is_known_by_its_name_and_says_its_sentence():
    assert rules.rules()["test_album.read"] is may_read
    assert may_read.__doc__ == "The class reads its albums."


def test_a_name_is_taken_once():
    with pytest.raises(Misdeclared, match="déjà pris"):
        rule("test_album.edit")(may_edit.judge)


def test_an_outsider_does_not_learn_that_it_exists(album):
    with pytest.raises(Http404):
        get_visible_or_404(may_read, album.uid, actor=NEIGHBOUR, to=may_edit)
    with pytest.raises(Http404):
        get_visible_or_404(may_read, uuid7(), actor=DIALLO)


def test_an_insider_without_the_right_is_told_why_and_its_author_edits(album):
    assert get_visible_or_404(may_read, album.uid, actor=ROUX) == album
    with pytest.raises(Refused, match="Seule la personne"):
        get_visible_or_404(may_read, album.uid, actor=ROUX, to=may_edit)
    assert get_visible_or_404(may_read, album.uid, actor=DIALLO, to=may_edit) == album


def edit(request, uid):
    get_visible_or_404(may_read, uid, actor=ROUX, to=may_edit)
    return HttpResponse("à vous")


urlpatterns = [path("albums/<uuid:uid>/", public(edit))]


def test_the_403_page_shows_the_reason(album, client, settings):
    settings.ROOT_URLCONF = __name__
    loader = ("django.template.loaders.locmem.Loader", {"403.html": "<h1>{{ exception }}</h1>"})
    engine = "django.template.backends.django.DjangoTemplates"
    settings.TEMPLATES = [{"BACKEND": engine, "OPTIONS": {"loaders": [loader]}}]
    response = client.get(f"/albums/{album.uid}/")
    assert response.status_code == 403
    assert response.content.decode() == f"<h1>{ONLY_ITS_AUTHOR}</h1>"
