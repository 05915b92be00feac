"""Every component and every screen of the gallery, as a reader meets them."""

import pytest
from playwright.sync_api import expect
from tests.journeys.looks import OpenPage, look_at, screenshot, sideways

pytestmark = pytest.mark.journey

SHOWN = [
    "galerie",
    "galerie/responsable",
    "galerie/eleve",
    "galerie/livraison",
    "galerie/formulaire",
    "reglages",
]
TOLD = ["interdit", "pause", "erreur", "formulaire", "incompris", "attendre", "monde", "introuvable"]
phone_only = pytest.mark.parametrize("screen", ["phone"], indirect=True)


@pytest.fixture(autouse=True)
def gallery(settings) -> None:
    settings.ROOT_URLCONF = "tests.gallery.urls"


@pytest.mark.parametrize("address", SHOWN)
def test_a_screen_is_for_everyone(open_page: OpenPage, screen: str, address: str) -> None:
    page = open_page(f"/{address}/")
    look_at(page, f"{address.replace('/', '-')}-{screen}")


@phone_only
@pytest.mark.parametrize("name", TOLD)
def test_a_page_that_says_why_is_for_everyone(open_page: OpenPage, screen: str, name: str) -> None:
    page = open_page(f"/galerie/dit/{name}/")
    look_at(page, f"dit-{name}-{screen}")


def test_a_refused_form_keeps_what_was_typed_and_leads_to_each_mistake(
    open_page: OpenPage, screen: str
) -> None:
    page = open_page("/galerie/formulaire/")
    page.get_by_label("Mot aux familles").fill("Pensez au pique-nique.")
    page.get_by_role("button", name="Envoyer le mot").click()
    expect(page.get_by_label("Mot aux familles")).to_have_value("Pensez au pique-nique.")
    expect(page.locator(".error-summary")).to_be_focused()
    page.get_by_role("link", name="Titre").click()
    expect(page.get_by_label("Titre")).to_be_focused()
    look_at(page, f"galerie-formulaire-refuse-{screen}")


@phone_only
def test_a_refused_form_is_told_first_without_javascript(open_plain_page: OpenPage) -> None:
    page = open_plain_page("/galerie/formulaire/")
    page.get_by_role("button", name="Envoyer le mot").click()
    expect(page.locator(".error-summary")).to_be_focused()


@phone_only
def test_the_person_menu_opens_and_gives_the_focus_back(open_page: OpenPage) -> None:
    page = open_page("/galerie/responsable/")
    opener = page.locator("summary", has_text="Menu de Samira Kaddour")
    opener.click()
    look_at(page, "menu")
    expect(page.get_by_role("button", name="Me déconnecter")).to_be_hidden()
    opener.click()
    page.get_by_role("link", name="Réglages d’affichage").first.focus()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Me déconnecter")).to_be_hidden()
    expect(opener).to_be_focused()


@phone_only
def test_settings_show_at_once_and_stay_after_saving(open_page: OpenPage) -> None:
    page = open_page("/reglages/")
    page.get_by_label("Sombres").check()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.get_by_label("En écriture attachée").check()
    page.get_by_role("button", name="Enregistrer").click()
    expect(page.get_by_text("C’est enregistré")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.goto("/galerie/eleve/")
    page.set_viewport_size({"width": 1024, "height": 880})
    look_at(page, "eleve-tablette-cursive-sombre")


@pytest.mark.parametrize("screen", ["narrow"], indirect=True)
@pytest.mark.parametrize("address", SHOWN)
def test_the_largest_and_widest_letters_still_fit_the_narrowest_phone(
    open_page: OpenPage, address: str
) -> None:
    page = open_page("/reglages/")
    for choice in ("Très grande", "Larges", "OpenDyslexic"):
        page.get_by_label(choice).check()
    page.get_by_role("button", name="Enregistrer").click()
    page.goto(f"/{address}/")
    screenshot(page, f"tres-grand-{address.replace('/', '-')}")
    assert sideways(page) == 0


@phone_only
def test_without_network_a_page_of_ours_says_what_to_do(open_page: OpenPage) -> None:
    page = open_page("/reglages/")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.context.set_offline(True)
    page.goto("/galerie/")
    expect(page.get_by_role("heading", name="Il n’y a pas de réseau")).to_be_visible()
    screenshot(page, "hors-ligne")
