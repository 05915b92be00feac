"""Opening a page changes nothing, but for the sessions, the cache and what is declared."""

import pytest
from django.apps.registry import Apps
from django.core.cache import cache
from django.db import DatabaseError, connection, connections, models, transaction
from django.http import HttpResponse
from django.urls import path

from preau.kernel.connections import EphemeralRouter, afterwards, views_that_write, writes_on_get
from preau.kernel.public import public


class Word(models.Model):
    text = models.CharField(max_length=30)

    class Meta:
        app_label, apps = "kernel", Apps()


MODELS = [Word]


def write(request):
    with transaction.atomic():
        Word.objects.create(text="écrit")
    return HttpResponse("écrit")


def write_elsewhere(request):
    other = connection.copy()
    try:
        other.cursor().execute("INSERT INTO kernel_word (text) VALUES ('ailleurs')")
    finally:
        other.close()


def read(request):
    return HttpResponse(str(Word.objects.count()))


def remember(request):
    request.session["seen"] = cache.get_or_set("seen", 1)
    return HttpResponse("vu")


def note_opening(request, name):
    Word.objects.create(text=f"ouvert : {name}")


@afterwards(note_opening)
def letter(request, name):
    return HttpResponse(str(Word.objects.count()), status=404 if name == "absente" else 200)


@afterwards(note_opening)
def writing_letter(request, name):
    return write(request)


@writes_on_get("retour du fournisseur d’identité")
def callback(request):
    return write(request)


urlpatterns = [
    path("write/", public(write)),
    path("write-elsewhere/", public(write_elsewhere)),
    path("read/", public(read)),
    path("remember/", public(remember)),
    path("letters/<str:name>/", public(letter)),
    path("writing-letters/<str:name>/", public(writing_letter)),
    path("callback/", public(callback)),
]


@pytest.fixture(autouse=True)
def _urls(settings, tables):
    settings.ROOT_URLCONF = __name__


def words():
    return [word.text for word in Word.objects.all()]


def both_ways(test):
    """Inside the transaction of a test, and outside any, as when serving."""
    return pytest.mark.parametrize("outside", [False, True], indirect=True)(test)


@pytest.fixture
def outside(request):
    request.getfixturevalue("transactional_db" if request.param else "db")
    yield
    if request.param:
        Word.objects.all().delete()


@both_ways
def test_a_get_cannot_write_and_the_next_post_can(client, outside):
    with pytest.raises(DatabaseError, match=r"read-?only"):
        client.get("/write/")
    assert words() == []
    client.post("/write/")
    assert words() == ["écrit"]
    assert client.get("/read/").content == b"1"


@pytest.mark.django_db(transaction=True)
def test_a_connection_opened_during_a_get_cannot_write_either(client):
    with pytest.raises(DatabaseError, match=r"read-?only"):
        client.get("/write-elsewhere/")


@pytest.mark.django_db(transaction=True)
def test_what_the_last_borrower_of_a_connection_left_is_undone(client):
    left = {"sqlite": "PRAGMA query_only = 1", "postgresql": "SET default_transaction_read_only = on"}
    with connection.cursor() as cursor:
        cursor.execute(left[connection.vendor])
    client.post("/write/")
    assert words() == ["écrit"]
    Word.objects.all().delete()


@pytest.mark.django_db(databases=["default", "ephemeral"])
def test_a_get_may_change_its_session_and_the_cache(client):
    client.get("/remember/")
    assert client.session["seen"] == 1


@both_ways
def test_a_reading_is_recorded_once_the_page_is_made(client, outside):
    assert client.get("/letters/sortie/").content == b"0"
    assert words() == ["ouvert : sortie"]


@both_ways
def test_a_page_that_was_not_given_was_not_read(client, outside):
    client.get("/letters/absente/")
    client.head("/letters/sortie/")
    client.post("/letters/sortie/")
    assert words() == []


@both_ways
def test_a_view_that_records_its_reading_afterwards_cannot_write_before(client, outside):
    with pytest.raises(DatabaseError, match=r"read-?only"):
        client.get("/writing-letters/sortie/")
    assert words() == []


@both_ways
def test_a_declared_callback_writes(client, outside):
    client.get("/callback/")
    assert words() == ["écrit"]


def test_the_views_that_write_are_listed_with_their_action_or_their_reason():
    listed = {view.rpartition(".")[2]: why.rpartition(".")[2] for view, why in views_that_write().items()}
    assert listed["letter"] == "note_opening"
    assert listed["callback"] == "retour du fournisseur d’identité"
    assert "write" not in listed


@pytest.mark.django_db(databases=["default", "ephemeral"])
def test_only_sessions_and_the_cache_are_in_the_ephemeral_database():
    tables = {name: set(connections[name].introspection.table_names()) for name in ("default", "ephemeral")}
    assert tables["ephemeral"] == {"django_session", "cache", "django_migrations"}
    assert not {"django_session", "cache"} & tables["default"]
    assert EphemeralRouter().db_for_write(Word) == "default"


@pytest.mark.django_db
def test_the_count_of_a_page_s_queries_does_not_see_the_guard(client, django_assert_num_queries):
    with django_assert_num_queries(1):
        client.get("/read/")
