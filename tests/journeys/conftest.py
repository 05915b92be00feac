"""
A real browser on a real server, on a phone and on a desk, by day and by night.

    def test_a_guardian_signs(open_page):
        page = open_page("/liaison/")
        ...
        assert_accessible(page)
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test.testcases import LiveServerThread
from playwright.sync_api import Browser, ConsoleMessage, Page, ViewportSize, sync_playwright

from tests.journeys.looks import OpenPage

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = ["--no-sandbox", "--disable-background-networking", "--force-color-profile=srgb"]
SCREENS: dict[str, ViewportSize] = {
    "narrow": {"width": 320, "height": 720},
    "phone": {"width": 390, "height": 844},
    "desk": {"width": 1280, "height": 800},
}
THEMES = ("light", "dark")

@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        pytest.skip("paquet Debian chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The application as it is served, static files included."""
    thread = LiveServerThread("localhost", lambda application: application)
    thread.daemon = True
    thread.start()
    thread.is_ready.wait()
    if thread.error:
        raise thread.error
    yield f"http://localhost:{thread.port}"
    thread.terminate()


@pytest.fixture(params=list(SCREENS))
def screen(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture(params=THEMES)
def theme(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture
def open_page(browser: Browser, server: str, screen: str, theme: str) -> Iterator[OpenPage]:
    """Opens an address on this screen in this theme; a refused style or script anywhere fails the test."""
    context = browser.new_context(
        base_url=server, viewport=SCREENS[screen], color_scheme=theme, reduced_motion="reduce",
        is_mobile=screen != "desk", has_touch=screen != "desk", locale="fr-FR", timezone_id="Europe/Paris",
    )  # fmt: skip
    complaints: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        if message.type == "error" and "status of 4" not in message.text and "status of 5" not in message.text:
            complaints.append(message.text)

    def opened(address: str) -> Page:
        page = context.new_page()
        page.on("console", listen)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(address)
        page.evaluate("document.fonts.ready.then(() => true)")
        return page

    yield opened
    context.close()
    assert not complaints
