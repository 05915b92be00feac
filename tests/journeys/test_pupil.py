"""What a pupil meets: a page that reads itself aloud, an animal to choose, a bar that holds on its line."""

import pytest
from playwright.sync_api import Page, expect
from tests.journeys.looks import look_at
from tests.journeys.signing import SignedIn, phone_only, usual_screens

pytestmark = pytest.mark.journey

STUB = """
window.said = [];
const voice = {
  speaking: false,
  speak(speech) { this.speaking = true; window.said.push([speech.text, speech.lang]); },
  cancel() { this.speaking = false; window.said.push("silence"); },
};
Object.defineProperty(window, "speechSynthesis", { value: voice });
"""
MUTE = "Object.defineProperty(window, 'speechSynthesis', { value: undefined });"
LINES = """
() => [...document.querySelectorAll(".places-entry > span")].map((words) => {
  const range = document.createRange();
  range.selectNodeContents(words);
  return new Set([...range.getClientRects()].map((box) => Math.round(box.top))).size;
})
"""


def reopened(page: Page, script: str) -> Page:
    page.add_init_script(script)
    page.reload()
    return page


@usual_screens
def test_a_page_reads_itself_aloud_once_and_stops(as_role: SignedIn, screen: str) -> None:
    page = reopened(as_role("pupil", "/moi/animal/"), STUB)
    listen = page.get_by_role("button", name="Écouter")
    expect(listen).to_be_visible()
    listen.click()
    ((text, lang),) = page.evaluate("window.said")
    assert lang == "fr-FR"
    assert text.startswith("Choisis ton animal. C’est lui")
    assert text.count("Escargot") == 1
    assert "Mentions légales" not in text
    listen.click()
    assert page.evaluate("window.said")[-1] == "silence"


@phone_only
def test_words_are_read_once_each_without_their_lay_out(as_role: SignedIn, screen: str) -> None:
    page = reopened(as_role("pupil", "/accueil/"), STUB)
    page.get_by_role("button", name="Écouter").click()
    ((text, _),) = page.evaluate("window.said")
    assert text.count("Le jardin pousse") == 1
    assert "\n" not in text
    assert "  " not in text


@phone_only
def test_a_browser_without_a_voice_shows_no_button(as_role: SignedIn, screen: str) -> None:
    page = reopened(as_role("pupil", "/accueil/"), MUTE)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator("button[data-listen]")).to_have_count(1)
    expect(page.locator("button[data-listen]")).to_be_hidden()


@phone_only
def test_those_who_read_are_offered_no_voice(as_role: SignedIn, screen: str) -> None:
    expect(as_role("guardian", "/accueil/").locator("button[data-listen]")).to_have_count(0)


@usual_screens
@pytest.mark.parametrize("role", ["pupil", "guardian", "teacher", "head", "commune"])
def test_the_bar_holds_on_its_line_and_the_house_keeps_its_name(
    as_role: SignedIn, role: str, screen: str
) -> None:
    page = as_role(role, "/accueil/")
    assert set(page.evaluate(LINES)) == {1}
    if screen == "desk":
        expect(page.locator(".home-name")).to_be_in_viewport(ratio=1)
        assert page.locator(".home-name").evaluate("it => it.offsetTop < it.closest('.home').offsetTop + 40")


@usual_screens
def test_a_pupil_chooses_an_animal_with_one_tap(as_role: SignedIn, screen: str) -> None:
    page = as_role("pupil", "/moi/animal/")
    page.get_by_role("button", name="Écureuil").click()
    expect(page.get_by_role("button", name="Écureuil")).to_have_attribute("aria-pressed", "true")
    assert page.locator(".header .avatar use").get_attribute("href").endswith("#squirrel")
    look_at(page, f"animal-{screen}")
