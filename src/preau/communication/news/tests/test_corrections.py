"""What was published and then changed, and what somebody marks as read without opening it."""

import pytest
from tests.two_schools import actor, space_of

from preau.communication.news.actions import Written, mark_read, revise, set_all_aside
from preau.communication.news.models import News
from preau.communication.news.queries import seen_by
from preau.communication.news.register import export
from preau.communication.news.services import NEWS
from preau.communication.news.tests.pupils import as_, notices, written_by
from preau.core.content.readers import reached
from preau.core.notifications.actions import read_all
from preau.core.notifications.queries import unread
from preau.kernel.jobs.worker import run_due_jobs
from preau.kernel.scope import platform

LATER = Written("Sortie reportée à jeudi", "Jeudi.")


@pytest.fixture
def outing(school) -> News:
    news = written_by(school.mme_diallo, space_of(school.ce1), Written("Sortie mardi", "Mardi."))
    run_due_jobs()
    return news


def correct(news, school, *, again=False) -> None:
    diallo, scope = as_(school.mme_diallo)
    with scope:
        revise(news, LATER, again=again, actor=diallo)
    run_due_jobs()


def guardians_who_opened(news) -> int:
    with platform("test"):
        return reached(news.space, NEWS, seen_by(news))[0].seen


def test_the_notice_says_the_title_of_today_and_tells_nobody_twice(school, outing):
    mark_read(outing, actor=actor(school.samira))
    correct(outing, school)
    for person in (school.samira, school.karim):
        assert notices(person) == ["Sortie reportée à jeudi"]
    assert (unread(actor(school.samira)), unread(actor(school.karim))) == (0, 1)
    assert guardians_who_opened(outing) == 1


def test_the_page_says_when_it_was_changed_and_a_draft_s_does_not(browse, school, outing):
    address = f"/actualites/{outing.uid}/"
    assert "modifiée" not in browse(school.samira).get(address).text
    correct(outing, school)
    assert "modifiée aujourd’hui à " in browse(school.samira).get(address).text


def test_the_author_may_tell_readers_again(school, neighbour, outing):
    for person in (school.samira, school.mme_diallo):
        mark_read(outing, actor=actor(person))
    correct(outing, school, again=True)
    assert (unread(actor(school.samira)), unread(actor(school.karim))) == (1, 1)
    assert (unread(actor(school.mme_diallo)), unread(actor(neighbour.eva))) == (0, 0)
    assert guardians_who_opened(outing) == 0


def test_telling_again_is_offered_for_what_is_published_only(browse, school, outing):
    client = browse(school.mme_diallo)
    address = f"/actualites/{outing.uid}/modifier/"
    assert "Prévenir de nouveau" in client.get(address).text
    client.post(address, {"title": LATER.title, "body": LATER.body, "again": "on"})
    run_due_jobs()
    assert "Nouveau" in browse(school.karim).get("/actualites/").text
    client = browse(school.mme_diallo)
    client.post(f"/actualites/{outing.uid}/retirer/")
    assert "Prévenir de nouveau" not in client.get(address).text


def test_marking_all_as_read_leaves_nothing_new_and_opens_nothing(browse, school, neighbour, outing):
    samira, scope = as_(school.samira)
    with scope:
        read_all(actor=samira)
    client = browse(school.samira)
    for address in ("/actualites/", "/accueil/", "/notifications/"):
        assert "Nouveau" not in client.get(address).text
    assert "Nouveau" in browse(school.karim).get("/actualites/").text
    assert guardians_who_opened(outing) == 0
    mark_read(outing, actor=samira)
    assert guardians_who_opened(outing) == 1


def test_what_was_set_aside_is_told_apart_from_what_was_opened(school, outing):
    samira, scope = as_(school.samira)
    with scope:
        set_all_aside(actor=samira)
    assert [line["Actualité mise de côté sans l’ouvrir"] for line in export(school.samira)] == [
        "Sortie mardi"
    ]
    mark_read(outing, actor=samira)
    assert [line["Actualité lue"] for line in export(school.samira)] == ["Sortie mardi"]
