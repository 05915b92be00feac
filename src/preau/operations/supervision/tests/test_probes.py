import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_a_process_that_answers_is_healthy(client: Client):
    assert client.get("/healthz").json() == {"status": "ok"}


def test_it_is_ready_with_database_migrations_and_storage(client: Client):
    assert client.get("/readyz").json() == {"status": "ok"}


def test_it_is_not_ready_without_storage(client: Client, settings, tmp_path):
    settings.PREAU_DATA = tmp_path / "absent"
    response = client.get("/readyz")
    assert (response.status_code, response.json()) == (503, {"status": "unready"})
