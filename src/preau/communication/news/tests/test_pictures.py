"""An item holds twelve pictures, however many times it is changed."""

import pytest
from tests.two_schools import space_of

from preau.communication.news.actions import Written, draft, revise
from preau.communication.news.models import News, NewsPicture
from preau.communication.news.pictures import MOST
from preau.communication.news.tests.pupils import as_, photo
from preau.communication.news.tests.test_pages import photo as sent
from preau.kernel.rules import Refused

TYPED = {"title": "Jardin", "body": "Mardi."}


@pytest.fixture
def eleven(school) -> News:
    diallo, scope = as_(school.mme_diallo)
    with scope:
        return draft(space_of(school.ce1), Written("Jardin", "…", pictures=[photo()] * 11), actor=diallo)


def shown(news: News) -> int:
    return news.shown_pictures.count()


def test_how_many_is_said_before_anything_is_chosen(browse, school, eleven):
    client = browse(school.mme_diallo)
    assert "12 images au plus." in client.get("/actualites/nouvelle/").text
    assert "Encore 1 image au plus." in client.get(f"/actualites/{eleven.uid}/modifier/").text


def test_what_is_there_counts_when_more_is_sent(browse, school, eleven):
    client, address = browse(school.mme_diallo), f"/actualites/{eleven.uid}/modifier/"
    page = client.post(address, {**TYPED, "pictures": [sent(), sent()]})
    assert page.status_code == 422
    assert "Encore 1 image au plus." in page.text
    assert shown(eleven) == 11
    assert client.post(address, {**TYPED, "pictures": [sent()]}).status_code == 302
    full = client.get(address).text
    assert "Il y a déjà 12 images" in full
    assert client.post(address, {**TYPED, "pictures": [sent()]}).status_code == 422
    assert client.post(address, TYPED).status_code == 302
    assert shown(eleven) == MOST


def test_what_was_taken_off_makes_room_and_comes_back_only_where_there_is_some(browse, school, eleven):
    client = browse(school.mme_diallo)
    off = eleven.shown_pictures.first().picture.uid
    client.post(f"/actualites/{eleven.uid}/images/{off}/enlever/")
    client.post(f"/actualites/{eleven.uid}/modifier/", {**TYPED, "pictures": [sent(), sent()]})
    answer = client.post(f"/actualites/{eleven.uid}/images/{off}/remettre/")
    assert answer.status_code == 403
    assert "déjà" in answer.text
    assert shown(eleven) == MOST
    other = eleven.shown_pictures.last().picture.uid
    client.post(f"/actualites/{eleven.uid}/images/{other}/enlever/")
    assert client.post(f"/actualites/{eleven.uid}/images/{off}/remettre/").status_code == 302


def test_two_who_add_at_the_same_moment_do_not_pass_it_together(school, eleven):
    diallo, scope = as_(school.mme_diallo)
    with scope, pytest.raises(Refused):
        revise(eleven, Written("Jardin", "…", pictures=[photo(), photo()]), actor=diallo)
    assert NewsPicture.objects.count() == 11
