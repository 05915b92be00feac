"""What all tests share: how hard Hypothesis searches, and which databases a test may touch."""

import os

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "fast", max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("thorough", parent=settings.get_profile("fast"), max_examples=150)
settings.load_profile(os.environ.get("PREAU_TEST_SEARCH", "fast"))


@pytest.fixture(autouse=True)
def data_folder(tmp_path, settings):
    """Locks, files and keys of a test go to a folder of its own."""
    settings.PREAU_DATA = tmp_path
