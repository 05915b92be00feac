"""News are found by their words, by those who may read them and only while they show."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from tests.two_schools import actor, space_of

from preau.cli import command_line
from preau.communication.news.actions import Written, draft, publish, restore, revise, withdraw
from preau.communication.news.models import News
from preau.communication.news.services import NEWS
from preau.core.content.actions import accept
from preau.core.content.models import Review
from preau.core.search.actions import rebuild
from preau.core.search.models import Document
from preau.core.search.queries import found
from preau.core.spaces.actions import choose_rank, switch_service
from preau.core.spaces.types import Rank, Role
from preau.kernel.commandline import run
from preau.kernel.scope import within

MUSEUM = ("Sortie au musée", "Mardi, l’école ira au musée. Prévoir un pique-nique et des chaussures d’été.")


def as_(person):
    someone = actor(person)
    return someone, within(someone.standing.scope)


def published_by(person, space, title, body="…", **facts) -> News:
    someone, scope = as_(person)
    with scope:
        return publish(draft(space, Written(title, body, **facts), actor=someone), actor=someone)


@pytest.fixture
def outing(school) -> News:
    return published_by(school.mme_diallo, space_of(school.ce1), *MUSEUM)


def titles(person, words) -> list[str]:
    someone, scope = as_(person)
    with scope:
        groups = [one for one in found(someone, words) if one.kind.label == "news"]
    return [strip(result.row.title) for one in groups for result in one.results]


def strip(title) -> str:
    return str(title).replace("<mark>", "").replace("</mark>", "")


@pytest.mark.parametrize(
    "words", ["musée", "MUSEE", "mus", "sortie mardi", "sorties", "l’école", "pique-nique", "chaussure ete"]
)
def test_accents_capitals_plurals_and_ends_of_words_are_forgiven(school, outing, words):
    assert titles(school.samira, words) == ["Sortie au musée"]


@pytest.mark.parametrize("words", ["usée", "piscine", "musée piscine", "m", "", "« »"])
def test_what_does_not_hold_every_word_is_not_found(school, outing, words):
    assert titles(school.samira, words) == []


@pytest.mark.parametrize(
    "words", ['"', "musée*", "musée:A", "musée & (", "NEAR(", "title_words : musée", "'; --"]
)
def test_signs_of_the_database_mean_nothing(school, outing, words):
    assert titles(school.samira, words) in (["Sortie au musée"], [])


def test_only_those_who_may_read_it_find_it(world, school, neighbour, outing):
    readers = {"ines", "thuy", "samira", "karim", "minh", "mme_diallo", "m_petit", "mme_roy", "m_morel"}
    for name, person in world.people().items():
        assert titles(person, "musée") == (["Sortie au musée"] if name in readers else []), name


def test_the_title_counts_first_then_the_newest(school):
    space = space_of(school.ce1)
    published_by(school.mme_diallo, space, "Piscine", "Jeudi.")
    published_by(school.mme_diallo, space, "Semaine", "Lundi, piscine.")
    published_by(school.mme_diallo, space, "La piscine reprend", "Enfin.")
    assert titles(school.samira, "piscine") == ["La piscine reprend", "Piscine", "Semaine"]


def test_what_is_withdrawn_changed_or_past_is_no_longer_found(school, outing):
    diallo, scope = as_(school.mme_diallo)
    with scope:
        withdraw(outing, actor=diallo)
    assert titles(school.samira, "musée") == titles(school.mme_diallo, "musée") == []
    assert not Document._base_manager.exists()
    with scope_again(diallo):
        restore(outing, actor=diallo)
        revise(outing, Written("Sortie au théâtre", "Mardi."), actor=diallo)
    assert titles(school.samira, "musée") == []
    assert titles(school.samira, "theatre") == ["Sortie au théâtre"]
    yesterday = timezone.localdate() - timedelta(days=1)
    News._base_manager.update(shows_until=yesterday)
    assert titles(school.samira, "theatre") == []


def scope_again(someone):
    return within(someone.standing.scope)


def test_a_service_switched_off_hides_it(school, outing):
    roy, scope = as_(school.mme_roy)
    with scope:
        switch_service(space_of(school.ce1), NEWS, False, actor=roy)
    assert titles(school.samira, "musée") == []


def test_drafts_and_what_waits_are_not_found_until_accepted(school):
    diallo, scope = as_(school.mme_diallo)
    with scope:
        draft(space_of(school.ce1), Written("Brouillon", "…"), actor=diallo)
        choose_rank(space_of(school.ce1), NEWS, Role.PUPIL, Rank.PUBLISH, actor=diallo)
    published_by(school.ines, space_of(school.ce1), "Mon hamster")
    for person in (school.mme_diallo, school.ines, school.thuy):
        assert titles(person, "hamster") == titles(person, "brouillon") == []
    with scope_again(diallo):
        accept(Review.objects.get(), actor=diallo)
    assert titles(school.thuy, "hamster") == ["Mon hamster"]


@pytest.mark.django_db(transaction=True)
def test_what_is_not_committed_is_not_found(school):
    diallo, scope = as_(school.mme_diallo)
    with scope, transaction.atomic():
        publish(draft(space_of(school.ce1), Written(*MUSEUM), actor=diallo), actor=diallo)
        transaction.set_rollback(True)
    assert titles(school.samira, "musée") == []
    assert not Document._base_manager.exists()


def test_the_index_is_made_anew_from_what_is_kept(school, outing, capsys):
    published_by(school.mme_roy, school.space, "Kermesse")
    Document._base_manager.filter(key=outing.pk).delete()
    Document._base_manager.create(
        kind="gone", key=1, space=school.space, at=timezone.now(), title_words="vieux", body_words=""
    )
    assert titles(school.samira, "musée") == []
    assert rebuild() == {"news": 2}
    assert rebuild() == {"news": 2}
    assert titles(school.samira, "musée") == ["Sortie au musée"]
    assert Document._base_manager.count() == 2


def test_the_command_makes_it_anew(school, outing, capsys):
    assert run(command_line(), ["search", "rebuild"]) == 0
    assert capsys.readouterr().out == "news : 1\n"
    assert run(command_line(), ["search", "rebuild", "--json"]) == 0
    assert '"news": 1' in capsys.readouterr().out


def test_the_page_counts_marks_and_turns_pages(browse, school, outing):
    for number in range(22):
        published_by(school.mme_diallo, space_of(school.ce1), f"Piscine {number}", "Bonnet <obligatoire>.")
    client = browse(school.samira)
    page = client.get("/recherche/", {"q": "bonnet"}).text
    assert page.count("<mark>Bonnet</mark> &lt;obligatoire&gt;") == 5
    assert ">22<" in page
    assert "Tout voir" in page
    page = client.get("/recherche/", {"q": "bonnet", "dans": "news"}).text
    assert page.count("<mark>") == 20
    assert "Page 1 sur 2" in page
    page = client.get("/recherche/", {"q": "bonnet", "dans": "news", "page": "2"}).text
    assert page.count("<mark>") == 2
    assert "q=bonnet&amp;dans=news&amp;page=1" in page


def test_the_page_says_when_nothing_is_found_or_too_little_is_asked(browse, school, outing):
    client = browse(school.samira)
    assert "Rien trouvé" in client.get("/recherche/", {"q": "girafe"}).text
    assert "Rien trouvé" in client.get("/recherche/", {"q": "girafe", "dans": "news"}).text
    assert "Deux lettres au moins" in client.get("/recherche/", {"q": "g"}).text
    assert "Deux lettres" not in client.get("/recherche/").text
    assert "Que cherches-tu" in browse(school.ines).get("/recherche/").text
