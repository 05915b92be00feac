"""What each reader keeps of how pages look."""

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from preau.ui.appearance import COOKIE, Appearance, Cursive, Font, Motion, Spacing, TextSize, Theme

KINDS = {
    "theme": Theme,
    "text_size": TextSize,
    "spacing": Spacing,
    "font": Font,
    "cursive": Cursive,
    "motion": Motion,
}
APPEARANCES = st.builds(Appearance, **{name: st.sampled_from(kind) for name, kind in KINDS.items()})


@given(APPEARANCES)
def test_what_was_chosen_is_found_again(chosen: Appearance) -> None:
    assert Appearance.from_cookie(chosen.to_cookie()) == chosen


@given(st.text())
def test_a_forged_cookie_gives_a_readable_page(cookie: str) -> None:
    assert isinstance(Appearance.from_cookie(cookie), Appearance)


@pytest.mark.parametrize("forged", ['theme="><script>', "theme=pink&font=", "&&&=", "theme"])
def test_what_is_no_known_choice_is_ignored(forged: str) -> None:
    assert Appearance.from_cookie(forged) == Appearance()


def test_a_saved_setting_shows_on_every_page(client: Client) -> None:
    answer = client.post("/reglages/", {"theme": "dark", "text_size": "large"}, follow=True)
    assert '<html lang="fr" data-theme="dark" data-text-size="large">' in answer.text
    assert "C’est enregistré" in answer.text
    assert 'data-theme="dark"' in client.get("/nulle-part/").text


def test_restoring_gives_the_usual_page_back(client: Client) -> None:
    client.cookies[COOKIE] = Appearance(theme=Theme.DARK).to_cookie()
    answer = client.post("/reglages/", {"theme": "dark", "restore": "1"}, follow=True)
    assert '<html lang="fr">' in answer.text


def test_a_forged_choice_is_refused_in_words(client: Client) -> None:
    answer = client.post("/reglages/", {"theme": "pink"})
    assert answer.status_code == 422
    assert "Il reste quelque chose à corriger" in answer.text
    assert 'role="alert" tabindex="-1" autofocus>' in answer.text
    assert COOKIE not in answer.cookies


def test_a_page_is_cached_apart_for_each_appearance(client: Client) -> None:
    assert "Cookie" in client.get("/reglages/").headers["Vary"]
