"""
Every address × every kind of person → what is answered, as each app says it beside its pages.

Two schools, and the neighbour who has something. A new address without its line fails the test: whoever adds one
says who gets in. A page costs at most the SELECTs of `tests/costs.py`, whoever looks, and 60 KB.
"""

from collections.abc import Container
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest
from django.apps import apps
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from tests.browser import Browser
from tests.costs import MOST, look
from tests.matrix import PEOPLE, Matrix, nothing, person
from tests.two_schools import World

from preau.core.accounts.actions import open_account


def lines_of(path: Path) -> Matrix:
    spec = spec_from_file_location(f"matrix_of_{path.parents[1].name}", path)
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    found: Matrix = module.MATRIX
    return found


FILES = [path for app in apps.get_app_configs() if (path := Path(app.path, "tests", "matrix.py")).exists()]
MATRIX = {name: line for path in FILES for name, line in lines_of(path).items()}


SMALL = 60 * 1024


@pytest.mark.parametrize("who", PEOPLE)
def test_who_gets_in_and_what_it_costs(who: str, world: World) -> None:
    pages = addresses(world)
    browser = browser_of(world, who)
    looked = {name: look(browser, address) for name, address in pages.items()}
    assert {name: response.status_code for name, (response, _) in looked.items()} == {
        name: expected[who] for name, (_, expected) in MATRIX.items()
    }
    assert {
        name: cost for name, (response, cost) in looked.items() if response.status_code == 200 and cost > MOST
    } == {}
    assert all(len(b"".join(response)) < SMALL for response, _ in looked.values())


@pytest.mark.parametrize("who", ["their_pupil", "their_guardian", "their_teacher", "their_head", "barred"])
def test_nothing_of_ours_is_changed_by_the_neighbour_nor_by_a_parent_without_rights(
    who: str, world: World
) -> None:
    ours = addresses(world, {name for name, (arguments, _) in MATRIX.items() if arguments is not nothing})
    browser = browser_of(world, who)
    got = {name: browser.post(address).status_code for name, address in ours.items()}
    assert {name: status for name, status in got.items() if status not in {403, 404, 405}} == {}


def addresses(world: World, names: Container[str] = MATRIX) -> dict[str, str]:
    lines = {name: arguments for name, (arguments, _) in MATRIX.items() if name in names}
    made = {arguments: arguments(world) for arguments in set(lines.values())}
    return {name: reverse(name, kwargs=made[arguments]) for name, arguments in lines.items()}


def browser_of(world: World, who: str) -> Browser:
    browser = Browser()
    if who != "visitor":
        browser.force_login(open_account(person(world, who), password="trois radis violets"))
    return browser


def test_every_address_says_who_gets_in() -> None:
    assert set(names(get_resolver())) == set(MATRIX)


def names(resolver: URLResolver, namespace: str = "") -> list[str]:
    found = []
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            found += names(entry, f"{entry.namespace}:" if entry.namespace else namespace)
        elif isinstance(entry, URLPattern) and entry.name:
            found.append(f"{namespace}{entry.name}")
    return found
