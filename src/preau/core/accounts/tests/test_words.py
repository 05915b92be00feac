"""Pupils are told « tu », everybody else « vous »."""

import re

import pytest

from preau.core.accounts.actions import open_account

PASSWORD = "trois radis violets"
POLITE = re.compile(r"(?i)\b(vous|votre|vos|\w{3,}ez)\b")
PAGES = [
    "/accueil/",
    "/moi/",
    "/moi/animal/",
    "/profil/",
    "/reglages/",
    "/bienvenue/",
    "/ma-classe/",
    "/notifications/",
    "/recherche/?q=personne",
    "/actualites/",
    "/annuaire/?q=personne",
]


def words(client, address: str) -> str:
    """What the page says, but for the footer's public pages."""
    page = client.get(address, follow=True).text
    main = page.split("<main", 1)[1].split("</main>", 1)[0]
    return re.sub(r"<[^>]+>", " ", main)


@pytest.mark.parametrize("address", PAGES)
def test_a_pupil_is_told_tu(client, school, address):
    client.force_login(open_account(school.ines, password=PASSWORD))
    said = words(client, address)
    assert not POLITE.findall(said), said


def test_a_pupil_who_mistakes_their_password_is_told_tu(client, school):
    client.force_login(open_account(school.ines, password=PASSWORD))
    refused = client.post("/moi/", {"current": "faux", "password": "radis roses"})
    assert refused.status_code == 422
    assert "ton mot de passe actuel" in refused.text
    assert not POLITE.findall(re.sub(r"<[^>]+>", " ", refused.text.split("<main", 1)[1]))


@pytest.mark.parametrize("name", ["samira", "mme_diallo"])
def test_adults_are_told_vous(client, school, name):
    client.force_login(open_account(getattr(school, name), password=PASSWORD))
    assert "Votre identifiant" in words(client, "/moi/")
