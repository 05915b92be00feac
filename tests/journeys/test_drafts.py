"""Nothing typed is lost: kept in the tab for its author, offered back, gone once sent or signed out."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, StorageState, expect
from tests.journeys.conftest import opener
from tests.journeys.demo_server import Demo
from tests.journeys.looks import OpenPage, look_at
from tests.journeys.signing import SignedIn, phone_only, sign_in, usual_screens

pytestmark = pytest.mark.journey

WRITE = "/actualites/nouvelle/"
TEXT = "Prévoir un bonnet et une serviette."
DRAFTS = "Object.keys(sessionStorage).filter((key) => key.startsWith('draft:')).length"


def begin(page: Page) -> Page:
    page.get_by_label("Titre").fill("Piscine jeudi")
    page.get_by_label("Texte").fill(TEXT)
    return page


def signed_in(visit: OpenPage, demo: Demo) -> Page:
    """In a browser whose session the test ends: the one of `as_role` is everybody's."""
    page = visit("/")
    sign_in(page, *demo.sign_ins["teacher"])
    page.goto(WRITE)
    return page


def offered(page: Page):
    return page.get_by_role("button", name="Reprendre ce texte")


def assert_comes_back(page: Page) -> None:
    page.goto(WRITE)
    offered(page).click()
    expect(page.get_by_label("Texte")).to_have_value(TEXT)


@usual_screens
def test_what_was_begun_is_offered_back(as_role: SignedIn, screen: str) -> None:
    page = as_role("teacher", WRITE)
    expect(offered(page)).to_be_hidden()
    begin(page)
    page.goto("/accueil/")
    page.goto(WRITE)
    expect(offered(page)).to_be_visible()
    expect(page.get_by_label("Texte")).to_have_value("")
    look_at(page, f"brouillon-offert-{screen}")
    offered(page).click()
    expect(page.get_by_label("Titre")).to_have_value("Piscine jeudi")
    expect(page.get_by_label("Texte")).to_have_value(TEXT)
    expect(offered(page)).to_be_hidden()


@phone_only
def test_what_is_thrown_away_does_not_come_back(as_role: SignedIn, screen: str) -> None:
    page = begin(as_role("teacher", WRITE))
    page.goto(WRITE)
    page.get_by_role("button", name="Le jeter").click()
    expect(page.get_by_label("Texte")).to_have_value("")
    page.goto(WRITE)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(offered(page)).to_be_hidden()
    assert page.evaluate(DRAFTS) == 0


@phone_only
def test_until_one_chooses_what_was_begun_is_not_written_over(as_role: SignedIn, screen: str) -> None:
    page = begin(as_role("teacher", WRITE))
    page.goto(WRITE)
    page.get_by_label("Texte").fill("Autre chose")
    assert_comes_back(page)


@phone_only
def test_what_was_sent_is_forgotten(as_role: SignedIn, screen: str) -> None:
    page = begin(as_role("teacher", WRITE))
    page.get_by_role("button", name="Continuer").click()
    expect(page.get_by_text("Qui le verra")).to_be_visible()
    assert page.evaluate(DRAFTS) == 0
    page.goto(WRITE)
    expect(offered(page)).to_be_hidden()


@phone_only
def test_what_was_refused_stays_and_is_not_offered_over_itself(as_role: SignedIn, screen: str) -> None:
    page = as_role("teacher", WRITE)
    page.get_by_label("Texte").fill(TEXT)
    page.get_by_role("button", name="Continuer").click()
    expect(page.get_by_text("Il reste quelque chose à corriger")).to_be_visible()
    expect(page.get_by_label("Texte")).to_have_value(TEXT)
    expect(offered(page)).to_be_hidden()
    assert_comes_back(page)


@phone_only
def test_a_session_that_ended_meanwhile_loses_nothing(visit: OpenPage, demo: Demo, screen: str) -> None:
    page = begin(signed_in(visit, demo))
    page.context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="Continuer").click()
    expect(page.get_by_role("button", name="Me connecter")).to_be_visible()
    sign_in(page, *demo.sign_ins["teacher"])
    assert_comes_back(page)


@phone_only
def test_signing_out_leaves_nothing_on_a_shared_device_in_any_tab(
    visit: OpenPage, demo: Demo, screen: str
) -> None:
    here = signed_in(visit, demo)
    there = begin(visit(WRITE))
    begin(here)
    assert [page.evaluate(DRAFTS) for page in (here, there)] == [1, 1]
    here.locator("summary", has_text="Menu de").click()
    here.get_by_role("button", name="Me déconnecter").click()
    expect(here.get_by_text("La connexion est coupée sur cet appareil")).to_be_visible()
    assert here.evaluate(DRAFTS) == 0
    there.wait_for_function(f"{DRAFTS} === 0")


@phone_only
def test_whoever_comes_next_in_the_tab_finds_nothing(visit: OpenPage, demo: Demo, screen: str) -> None:
    page = begin(signed_in(visit, demo))
    page.context.clear_cookies(name="sessionid")
    sign_in(page, *demo.sign_ins["head"])
    assert page.evaluate(DRAFTS) == 0
    page.goto(WRITE)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(offered(page)).to_be_hidden()


@phone_only
def test_no_form_that_did_not_ask_is_kept(as_role: SignedIn, screen: str) -> None:
    page = as_role("teacher", "/moi/")
    page.get_by_label("Mot de passe actuel").fill("trois radis violets")
    page.goto("/accueil/")
    assert page.evaluate("JSON.stringify(sessionStorage)") == "{}"


@phone_only
def test_without_javascript_the_form_is_the_same_without_the_offer(
    browser: Browser, demo: Demo, states: Callable[[str], StorageState], screen: str
) -> None:
    with opener(
        browser, demo.url, screen, storage_state=states("teacher"), java_script_enabled=False
    ) as opened:
        page = begin(opened(WRITE))
        expect(offered(page)).to_be_hidden()
        page.get_by_role("button", name="Continuer").click()
        expect(page).to_have_url(re.compile("/actualites/[0-9a-f-]{36}/$"))
