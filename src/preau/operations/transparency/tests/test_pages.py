"""What anybody may read about who runs an installation, what it keeps and what was checked."""

import json
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.utils.html import escape

from preau.core.accounts.actions import open_account
from preau.kernel.personal_data import Processing, WithItsObject
from preau.kernel.registry import Manifest, registered, signed_contributions
from preau.operations.transparency.showing import AXE
from preau.ui.typography import typo

PAGES = ("/accessibilite", "/donnees-personnelles", "/mentions-legales")
FACTS = """
[publisher]
name = "Ville des Rosiers"
director = "Rose Églantine, maire"
[host]
name = "Hébergeur du Coin"
[contacts]
security = "securite@rosiers.example"
accessibility = "acces@rosiers.example"
[academie.99]
represented_by = "la rectrice"
dpo = "dpd@academie.example"
[commune.99001]
dpo = "dpo@rosiers.example"
"""


@pytest.fixture
def facts(settings):
    settings.PREAU_PUBLIC_FACTS.write_text(FACTS, encoding="utf-8")


@pytest.mark.parametrize("address", PAGES)
def test_every_page_leads_a_visitor_to_the_public_ones(client, address):
    links = re.findall(r'href="([^"]+)"', client.get("/").text.split("<footer", 1)[1])
    assert address in links
    assert client.get(address).status_code == 200


def test_somebody_who_is_signed_in_finds_them_too(client, school):
    client.force_login(open_account(school.samira, password="trois radis violets"))
    footer = client.get("/accueil/").text.split("<footer", 1)[1]
    assert all(f'href="{address}"' in footer for address in PAGES)


@pytest.mark.parametrize("address", PAGES)
def test_what_nobody_filled_in_is_said_and_not_made_up(client, world, address):
    assert "non renseigné" in client.get(address).text


def test_the_legal_notice_says_who_publishes_and_who_hosts(client, facts):
    page = client.get("/mentions-legales").text
    assert "Ville des Rosiers" in page
    assert "Rose Églantine, maire" in page
    assert "Hébergeur du Coin" in page


def test_a_mistaken_file_shows_nothing_of_itself(client, settings):
    settings.PREAU_PUBLIC_FACTS.write_text("[publisher]\nname = 'Ville'\nnom = 'Ville'\n", encoding="utf-8")
    page = client.get("/mentions-legales")
    assert page.status_code == 200
    assert "Ville" not in page.text


def test_those_who_answer_for_the_data_are_the_academies_and_communes_of_the_schools(client, world, facts):
    page = client.get("/donnees-personnelles").text
    for said in (
        "Académie des Rosiers",
        "la rectrice",
        "dpd@academie.example",
        "Les Rosiers",
        "dpo@rosiers.example",
        "Les Bruyères",
    ):
        assert said in page


def test_an_installation_without_a_school_names_nobody(client, db):
    assert "Aucune école n’est encore dans cette installation" in client.get("/donnees-personnelles").text


def test_all_that_the_apps_declare_is_published(client, db):
    page = client.get("/donnees-personnelles").text
    for app, line in signed_contributions(Processing):
        for said in (app.title, line.what, line.purpose, line.duration):
            assert escape(typo(str(said))) in page


def test_a_service_that_keeps_something_new_is_on_the_page_at_once(client, db):
    kept = Processing(
        "cantine",
        what="Les goûts",
        purpose="Manger",
        basis="Consentement",
        kept_for=(WithItsObject("Tant que l’on mange"),),
    )
    with registered(Manifest("cantine", "Cantine", contributions=(kept,))):
        assert "Les goûts" in client.get("/donnees-personnelles").text
    assert "Les goûts" not in client.get("/donnees-personnelles").text


def test_the_declaration_gives_no_rate_without_an_audit(client, db):
    page = client.get("/accessibilite").text
    assert "non conforme" in page
    assert "aucun audit n’a été fait" in page
    assert not re.search(r"\d+\s*%", page.split("<main", 1)[1].split("</main>", 1)[0])
    assert "Défenseur des droits" in page


def test_the_declaration_names_the_axe_that_the_journeys_run(client, db):
    lock = json.loads(Path("frontend/package-lock.json").read_text(encoding="utf-8"))
    assert lock["packages"]["node_modules/axe-core"]["version"] == AXE
    assert AXE in client.get("/accessibilite").text


def security_txt(client: Client) -> dict[str, str]:
    answer = client.get("/.well-known/security.txt")
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    return dict(line.split(": ", 1) for line in answer.text.splitlines())


def test_whoever_finds_a_weakness_knows_whom_to_tell(client, facts, settings):
    settings.PREAU_BASE_URL = "https://ent.rosiers.example"
    said = security_txt(client)
    assert said["Contact"] == "mailto:securite@rosiers.example"
    assert said["Canonical"] == "https://ent.rosiers.example/.well-known/security.txt"
    assert said["Preferred-Languages"].startswith("fr")
    left = datetime.fromisoformat(said["Expires"]) - datetime.now(UTC)
    assert timedelta(days=30) < left < timedelta(days=365)


@pytest.mark.parametrize("given", ["https://rosiers.example/alerte", "tel:+33-1-99-00-00-00"])
def test_another_way_to_tell_is_given_as_it_is(client, settings, given):
    settings.PREAU_PUBLIC_FACTS.write_text(f"[contacts]\nsecurity = '{given}'\n", encoding="utf-8")
    assert security_txt(client)["Contact"] == given


def test_without_a_contact_the_legal_notice_is_the_door(client, settings):
    settings.PREAU_BASE_URL = "https://ent.rosiers.example"
    assert security_txt(client)["Contact"] == "https://ent.rosiers.example/mentions-legales"


def test_a_page_costs_the_same_however_many_lines_the_register_has(client, world, django_assert_num_queries):
    with django_assert_num_queries(2):
        client.get("/donnees-personnelles")
