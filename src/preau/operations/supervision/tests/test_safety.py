import pytest

from preau.operations.supervision.safety import unsafe_settings


@pytest.mark.django_db
def test_production_says_all_that_is_unsafe(settings):
    settings.PREAU_ENV, settings.SECRET_KEY_CONFIGURED = "production", False
    settings.PREAU_BASE_URL = "http://ent.example.org"
    said = " ".join(unsafe_settings())
    assert "PREAU_SECRET_KEY" in said
    assert "https" in said


@pytest.mark.django_db
def test_an_embedded_installation_starts_as_it_is(settings):
    settings.PREAU_ENV = "embedded"
    assert list(unsafe_settings()) == []
