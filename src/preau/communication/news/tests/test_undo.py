"""Nothing is lost by one press: what is taken away can come back, and each gesture says what it did."""

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.two_schools import space_of

from preau.communication.news.actions import Written, draft
from preau.communication.news.models import News, NewsPicture, NewsState
from preau.communication.news.tests.pupils import as_, decide, photo, written_by
from preau.core.content.actions import accept
from preau.core.files.models import Picture
from preau.kernel.audit.models import Record
from preau.operations.transparency.actions import purge

WITH_PICTURE = Written("Sortie au musée", "Mardi.")


@pytest.fixture
def outing(school) -> News:
    written = Written("Sortie au musée", "Mardi.", pictures=[photo()])
    return written_by(school.mme_diallo, space_of(school.ce1), written)


@pytest.fixture
def begun(school) -> News:
    diallo, scope = as_(school.mme_diallo)
    with scope:
        return draft(space_of(school.ce1), Written("Brouillon", "…", pictures=[photo()]), actor=diallo)


def press(client, news, to) -> str:
    answer = client.post(f"/actualites/{news.uid}/{to}/")
    return client.get(answer.url).text


def test_the_author_and_the_head_find_what_was_withdrawn_and_bring_it_back(browse, school, neighbour, outing):
    client = browse(school.mme_roy)
    page = press(client, outing, "retirer")
    assert "C’est retiré" in page
    assert f"/actualites/{outing.uid}/remettre/" in page
    for person in (school.mme_roy, school.mme_diallo):
        assert "Retirées" in browse(person).get("/actualites/").text
    for person in (school.m_petit, school.samira, neighbour.mme_faure):
        reader = browse(person)
        assert "Retirées" not in reader.get("/actualites/").text
        assert reader.get(f"/actualites/{outing.uid}/").status_code == 404
    author = browse(school.mme_diallo)
    for page in ("/actualites/", f"/actualites/{outing.uid}/"):
        assert "Remettre" in client.get(page).text
        assert "Remettre" not in author.get(page).text
    assert author.post(f"/actualites/{outing.uid}/remettre/").status_code == 403
    assert "C’est remis" in press(browse(school.mme_roy), outing, "remettre")
    assert "Retirées" not in client.get("/actualites/").text


def test_a_pupil_whose_text_was_withdrawn_is_not_told_to_bring_it_back(browse, school, hamster):
    decide(school.mme_diallo, accept, hamster)
    press(browse(school.mme_diallo), hamster, "retirer")
    page = browse(school.ines).get(f"/actualites/{hamster.uid}/").text
    assert "Cette actualité est retirée" in page
    assert "Remettre" not in page


def test_a_draft_thrown_away_comes_back_with_its_pictures(browse, school, begun):
    client = browse(school.mme_diallo)
    page = press(client, begun, "jeter")
    assert "Le brouillon est jeté" in page
    assert "Mes brouillons" not in page
    assert browse(school.mme_roy).get(f"/actualites/{begun.uid}/").status_code == 404
    client = browse(school.mme_diallo)
    assert "Le brouillon est revenu" in press(client, begun, "remettre")
    begun.refresh_from_db()
    assert (begun.state, begun.shown_pictures.count()) == (NewsState.DRAFT, 1)


def test_what_was_thrown_away_is_published_only_after_coming_back(browse, school, begun):
    client = browse(school.mme_diallo)
    press(client, begun, "jeter")
    press(client, begun, "publier")
    begun.refresh_from_db()
    assert begun.state == NewsState.THROWN


def test_a_picture_taken_off_comes_back(browse, school, outing):
    client, picture = browse(school.mme_diallo), outing.pictures.get().picture
    address = f"/actualites/{outing.uid}/images/{picture.uid}/"
    page = client.get(client.post(f"{address}enlever/").url).text
    assert "L’image est enlevée" in page
    assert f"{address}remettre/" in page
    assert client.get(address).status_code == 404
    assert "L’image est revenue" in client.get(client.post(f"{address}remettre/").url).text
    assert client.get(address).status_code == 200
    assert client.post(f"{address}dessiner/").status_code == 404


def test_after_a_week_what_was_put_away_is_erased_and_nothing_else(browse, school, begun, outing):
    client = browse(school.mme_diallo)
    kept = written_by(school.mme_diallo, space_of(school.ce1), Written("Photo", "…", pictures=[photo()]))
    press(client, begun, "jeter")
    client.post(f"/actualites/{outing.uid}/images/{outing.pictures.get().picture.uid}/enlever/")
    purge()
    assert Picture.objects.count() == 3
    long_ago = timezone.now() - timedelta(days=8)
    News._base_manager.filter(pk=begun.pk).update(thrown_at=long_ago)
    NewsPicture.objects.filter(news=outing).update(removed_at=long_ago)
    purge()
    assert set(News._base_manager.all()) == {outing, kept}
    assert Picture.objects.get() == kept.pictures.get().picture


def test_each_gesture_is_written_down(browse, school, begun):
    client, picture = browse(school.mme_diallo), begun.pictures.get().picture
    for to in ("enlever", "remettre"):
        client.post(f"/actualites/{begun.uid}/images/{picture.uid}/{to}/")
    for to in ("jeter", "remettre"):
        press(client, begun, to)
    verbs = Record.objects.filter(verb__startswith="news.").order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == [
        "news.draft", "news.remove_picture", "news.restore_picture", "news.discard", "news.restore",
    ]  # fmt: skip


def test_publishing_says_how_many_will_see_it_and_saving_says_so(browse, school, begun):
    client = browse(school.mme_diallo)
    assert "C’est publié" in (page := press(client, begun, "publier"))
    assert "3 responsables et 2 élèves la verront" in page
    form = {"title": "Sortie", "body": "Mercredi."}
    answer = client.post(f"/actualites/{begun.uid}/modifier/", form)
    assert "C’est enregistré" in client.get(answer.url).text


def test_a_pupil_is_told_that_it_waits(browse, school, pupils_write):
    client = browse(school.ines)
    form = {"space": space_of(school.ce1).uid, "title": "Mon hamster", "body": "Il s’appelle Noisette."}
    answer = client.post("/actualites/nouvelle/", form)
    assert "Personne d’autre ne le voit encore" in client.get(answer.url).text
    assert "donné à relire" in press(client, News._base_manager.get(), "publier")
