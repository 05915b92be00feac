"""
A real browser on a real server, on a phone and on a desk.

    def test_a_guardian_signs(open_page):
        page = open_page("/liaison/")
        ...
        look_at(page, "liaison")
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.test.testcases import LiveServerThread
from playwright.sync_api import (
    Browser,
    ConsoleMessage,
    Page,
    StorageState,
    ViewportSize,
    sync_playwright,
)
from tests.journeys.demo_server import Demo, demo_server
from tests.journeys.looks import OpenPage
from tests.journeys.signing import SignedIn, sign_in

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = ["--no-sandbox", "--disable-background-networking", "--force-color-profile=srgb", "--lang=fr-FR"]
SCREENS: dict[str, ViewportSize] = {
    "narrow": {"width": 320, "height": 720},
    "phone": {"width": 390, "height": 844},
    "desk": {"width": 1280, "height": 800},
}
SLOWEST_STEP = 15_000
"""Milliseconds that a gesture may take on a machine that does other work."""
SAID_ON_PURPOSE = "/galerie/dit/"
"""Where the gallery shows the pages of a failure."""


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


@pytest.fixture
def open_page(browser: Browser, server: str, screen: str) -> Iterator[OpenPage]:
    """Opens an address on this screen; a refused style or script anywhere fails the test."""
    with opener(browser, server, screen) as opened:
        yield opened


@pytest.fixture
def open_plain_page(browser: Browser, server: str, screen: str) -> Iterator[OpenPage]:
    """The same, without JavaScript."""
    with opener(browser, server, screen, java_script_enabled=False) as opened:
        yield opened


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    with demo_server(tmp_path_factory.mktemp("demo")) as running:
        yield running


@pytest.fixture(scope="session")
def states(browser: Browser, demo: Demo) -> Callable[[str], StorageState]:
    """Each role signs in once, as a person does."""
    known: dict[str, StorageState] = {}

    def state(role: str) -> StorageState:
        if role not in known:
            context = browser.new_context(base_url=demo.url, locale="fr-FR")
            sign_in(context.new_page(), *demo.sign_ins[role])
            known[role] = context.storage_state()
            context.close()
        return known[role]

    return state


@pytest.fixture
def visit(browser: Browser, demo: Demo, screen: str) -> Iterator[OpenPage]:
    """Opens an address as nobody."""
    with opener(browser, demo.url, screen) as opened:
        yield opened


@pytest.fixture
def as_role(
    browser: Browser, demo: Demo, states: Callable[[str], StorageState], screen: str
) -> Iterator[SignedIn]:
    """Opens an address as somebody."""
    openers: list[object] = []

    def opened(role: str, address: str) -> Page:
        context = opener(browser, demo.url, screen, storage_state=states(role))
        openers.append(context)
        return context.__enter__()(address)

    yield opened
    for context in openers:
        context.__exit__(None, None, None)  # type: ignore[attr-defined]


@contextmanager
def opener(browser: Browser, server: str, screen: str, **options: Any) -> Iterator[OpenPage]:
    mobile = screen != "desk"
    context = browser.new_context(
        base_url=server, viewport=SCREENS[screen], color_scheme="light", reduced_motion="reduce",
        is_mobile=mobile, has_touch=mobile, locale="fr-FR", timezone_id="Europe/Paris", **options,
    )  # fmt: skip
    context.set_default_timeout(SLOWEST_STEP)
    complaints: list[str] = []

    def opened(address: str) -> Page:
        page = context.new_page()
        page.on("console", lambda message: complaints.extend(complaint(message)))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(address)
        return page

    yield opened
    context.close()
    assert not complaints


def complaint(message: ConsoleMessage) -> list[str]:
    """What the console says of refused content and broken scripts; a 404 or 403 is no complaint, a 500 is."""
    answered = "the server responded with a status of "
    expected = f"{answered}4" in message.text or (
        answered in message.text and SAID_ON_PURPOSE in message.location["url"]
    )
    return [message.text] if message.type == "error" and not expected else []
