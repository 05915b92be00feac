"""Who signs in to the demo, and on which screens most journeys are walked."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

SignedIn = Callable[[str, str], Page]
ROLES = ["pupil", "guardian", "teacher", "head", "commune", "circonscription", "academie", "operator"]
usual_screens = pytest.mark.parametrize("screen", ["phone", "desk"], indirect=True)
narrow_only = pytest.mark.parametrize("screen", ["narrow"], indirect=True)
phone_only = pytest.mark.parametrize("screen", ["phone"], indirect=True)


def sign_in(page: Page, login: str, password: str) -> None:
    page.goto("/")
    page.get_by_label("Identifiant").fill(login)
    page.get_by_label("Mot de passe").fill(password)
    page.get_by_role("button", name="Me connecter").click()
    expect(page).to_have_url(re.compile("/accueil/$"))
