"""The pages that anybody may read, on every screen."""

import pytest
from tests.journeys.looks import OpenPage, look_at
from tests.journeys.signing import usual_screens

pytestmark = pytest.mark.journey


@usual_screens
@pytest.mark.parametrize("address", ["accessibilite", "donnees-personnelles", "mentions-legales"])
def test_a_public_page_is_for_everyone(visit: OpenPage, address: str, screen: str) -> None:
    page = visit(f"/{address}")
    look_at(page, f"{address}-{screen}")
