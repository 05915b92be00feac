"""The pages of news, as each person meets them."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from tests.two_schools import space_of

from preau.communication.news.models import News, NewsState
from preau.kernel.jobs.worker import run_due_jobs


def photo() -> SimpleUploadedFile:
    out = BytesIO()
    Image.new("RGB", (80, 60), "teal").save(out, "JPEG")
    return SimpleUploadedFile("jardin.jpg", out.getvalue(), "image/jpeg")


@pytest.fixture
def outing(browse, school) -> News:
    """Written, looked at and published by Mme Diallo."""
    client = browse(school.mme_diallo)
    form = {
        "space": space_of(school.ce1).uid,
        "title": "Sortie au musée",
        "body": "Mardi.",
        "pictures": [photo()],
    }
    page = client.post("/actualites/nouvelle/", form)
    news = News._base_manager.get()
    assert page.url == f"/actualites/{news.uid}/"
    assert "Qui le verra" in client.get(page.url).text
    client.post(f"/actualites/{news.uid}/publier/")
    run_due_jobs()
    return News._base_manager.get()


def picture_of(news: News) -> str:
    return f"/actualites/{news.uid}/images/{news.pictures.get().picture.uid}/"


def test_a_guardian_sees_it_in_the_list_opens_it_and_its_notice_is_read(browse, school, outing):
    client = browse(school.samira)
    assert "Sortie au musée" in client.get("/actualites/").text
    assert "Nouveau" in client.get("/notifications/").text
    page = client.get(f"/actualites/{outing.uid}/")
    assert "Mardi." in page.text
    assert "Nouveau" not in client.get("/actualites/").text
    assert "Nouveau" not in client.get("/notifications/").text
    assert f'<a href="{picture_of(outing)}">' in page.text
    assert "Voir en grand" in page.text
    assert client.get(picture_of(outing))["Content-Type"] == "image/webp"


@pytest.mark.parametrize("name", ["lea", "eva", "m_blanc", "mme_faure"])
def test_the_neighbour_finds_nothing_not_even_the_picture(browse, neighbour, outing, name):
    client = browse(getattr(neighbour, name))
    for address in (f"/actualites/{outing.uid}/", picture_of(outing), f"/actualites/{outing.uid}/modifier/"):
        assert client.get(address).status_code == 404
    assert client.post(f"/actualites/{outing.uid}/retirer/").status_code == 404


def test_a_reader_who_wants_to_change_it_is_told_why_not(browse, school, outing):
    client = browse(school.samira)
    page = client.post(f"/actualites/{outing.uid}/retirer/")
    assert page.status_code == 403
    assert "son auteur et la direction" in page.text
    assert client.get("/actualites/nouvelle/").status_code == 404


def test_nobody_who_is_not_signed_in_sees_anything(client, outing):
    client.logout()
    for address in (
        "/actualites/",
        f"/actualites/{outing.uid}/",
        picture_of(outing),
        "/actualites/nouvelle/",
    ):
        assert client.get(address).status_code == 302


def test_what_is_missing_is_said_and_what_was_typed_is_kept(browse, school):
    client = browse(school.mme_diallo)
    typed = {"space": space_of(school.ce1).uid, "title": "Sortie", "shows_until": "2020-01-01"}
    page = client.post("/actualites/nouvelle/", typed)
    assert page.status_code == 422
    assert 'value="Sortie"' in page.text
    assert "déjà passé" in page.text
    assert not News._base_manager.exists()


def test_a_false_picture_is_refused_beside_its_field(browse, school):
    client = browse(school.mme_diallo)
    false = SimpleUploadedFile("x.jpg", b"<svg/>", "image/jpeg")
    form = {"space": space_of(school.ce1).uid, "title": "Sortie", "body": "Mardi.", "pictures": [false]}
    page = client.post("/actualites/nouvelle/", form)
    assert page.status_code == 422
    assert "x.jpg" in page.text


def test_one_cannot_write_in_a_space_that_is_not_offered(browse, school, neighbour):
    client = browse(school.mme_diallo)
    form = {"space": space_of(neighbour.ce2).uid, "title": "Chez vous", "body": "…"}
    assert client.post("/actualites/nouvelle/", form).status_code == 422
    assert not News._base_manager.exists()


def test_withdrawing_offers_to_bring_it_back(browse, school, outing):
    client = browse(school.mme_roy)
    client.post(f"/actualites/{outing.uid}/retirer/")
    assert News._base_manager.get().state == NewsState.WITHDRAWN
    author = browse(school.m_petit)
    assert author.get(f"/actualites/{outing.uid}/").status_code == 404


def test_pictures_chosen_before_an_error_are_asked_again_beside_their_field(browse, school):
    client = browse(school.mme_diallo)
    typed = {"space": space_of(school.ce1).uid, "title": "Sortie"}
    assert "Choisissez de nouveau" not in client.post("/actualites/nouvelle/", typed).text
    page = client.post("/actualites/nouvelle/", {**typed, "pictures": [photo()]})
    assert page.status_code == 422
    assert page.text.count("Choisissez de nouveau vos images.") == 2


def test_a_child_is_asked_for_a_title_a_text_and_a_photo(browse, school, pupils_write):
    page = browse(school.ines).get("/actualites/nouvelle/").text
    assert "Ajoute une photo" in page
    for said in ("JPEG", "À montrer jusqu’au", "<select"):
        assert said not in page
    assert (
        "Choisis de nouveau ta photo."
        in browse(school.ines)
        .post(
            "/actualites/nouvelle/",
            {"space": space_of(school.ce1).uid, "title": "Mon hamster", "pictures": [photo()]},
        )
        .text
    )
    page = browse(school.mme_diallo).get("/actualites/nouvelle/").text
    assert "À montrer jusqu’au" in page


def test_pictures_are_numbered_when_there_are_several(browse, school):
    client = browse(school.mme_diallo)
    form = {"space": space_of(school.ce1).uid, "title": "Jardin", "body": "…"}
    one = client.post("/actualites/nouvelle/", {**form, "pictures": [photo()]}).url
    several = client.post("/actualites/nouvelle/", {**form, "pictures": [photo(), photo(), photo()]}).url
    assert 'alt="Jardin"' in client.get(one).text
    page = client.get(several).text
    assert all(f'alt="Jardin, image {n} sur 3"' in page for n in (1, 2, 3))
