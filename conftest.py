"""What all tests share: how hard Hypothesis searches, and which databases and folders a test may touch."""

import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from tests.browser import Browser

pytest_plugins = ["tests.two_schools"]

FAST = settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("fast", parent=FAST)
settings.register_profile("thorough", parent=FAST, max_examples=150)
settings.load_profile(os.environ.get("PREAU_TEST_SEARCH", "fast"))


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A test that touches the database touches both; one that asks for a page touches the database."""
    for item in items:
        marker = item.get_closest_marker("django_db")
        asks = not {"client", "db"}.isdisjoint(getattr(item, "fixturenames", ()))
        if (marker or asks) and not (marker and "databases" in marker.kwargs):
            said = marker.kwargs if marker else {}
            item.add_marker(pytest.mark.django_db(databases=["default", "ephemeral"], **said), append=False)


@pytest.fixture
def client() -> Browser:
    return Browser()


@pytest.fixture(autouse=True)
def cheap_passwords(settings: Any) -> None:
    """What a hash costs is measured elsewhere; here it would cost a minute."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, settings: Any) -> None:
    """Locks, files and keys of a test go to a folder of its own."""
    settings.PREAU_DATA = tmp_path
    settings.PREAU_PUBLIC_FACTS = tmp_path / "public-facts.toml"
    options = {**settings.STORAGES["default"]["OPTIONS"], "location": tmp_path / "files"}
    settings.STORAGES = {**settings.STORAGES, "default": {**settings.STORAGES["default"], "OPTIONS": options}}
