"""Every component and every screen of the gallery, as a reader meets them."""

import pytest

from tests.journeys.looks import OpenPage, assert_accessible, screenshot

pytestmark = pytest.mark.journey

SCREENS = ["galerie", "galerie/responsable", "galerie/eleve", "galerie/livraison", "galerie/formulaire", "reglages"]
TOLD = ["interdit", "pause", "erreur", "formulaire", "incompris", "attendre", "monde"]


@pytest.fixture(autouse=True)
def gallery(settings) -> None:
    settings.ROOT_URLCONF = "tests.gallery.urls"


@pytest.mark.parametrize("address", SCREENS)
def test_a_screen_is_for_everyone(open_page: OpenPage, screen: str, theme: str, address: str) -> None:
    page = open_page(f"/{address}/")
    screenshot(page, f"{address.replace('/', '-')}-{screen}-{theme}")
    assert_accessible(page)


@pytest.mark.parametrize("address", [*(f"galerie/dit/{name}/" for name in TOLD), "nulle-part"])
def test_a_page_that_says_why_is_for_everyone(
    open_page: OpenPage, screen: str, theme: str, address: str
) -> None:
    page = open_page(f"/{address}")
    screenshot(page, f"{address.strip('/').replace('/', '-')}-{screen}-{theme}")
    assert_accessible(page)
