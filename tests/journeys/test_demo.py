"""Each profile signs in to the demo, on a phone and at a desk, by day and by night, and sees their home."""

import re
from itertools import count
from typing import Any

import pytest
from playwright.sync_api import expect
from tests.journeys.demo_server import Demo
from tests.journeys.looks import OpenPage, cut_words, look_at, screenshot, sideways
from tests.journeys.signing import (
    ROLES,
    SignedIn,
    narrow_only,
    phone_only,
    sign_in,
    usual_screens,
)

pytestmark = pytest.mark.journey

LARGEST = "text_size=largest&spacing=wide&font=opendyslexic"
LEGIBLE_MARK, LEGIBLE_FIELD = 36, 160


@usual_screens
def test_the_door_is_for_everyone(visit: OpenPage, screen: str) -> None:
    page = visit("/")
    look_at(page, f"connexion-{screen}")


@phone_only
def test_a_wrong_password_keeps_the_login_and_says_it_in_words(visit: OpenPage, screen: str) -> None:
    page = visit("/")
    page.get_by_label("Identifiant").fill("personne.inconnue")
    page.get_by_label("Mot de passe").fill("rien de bon")
    page.get_by_role("button", name="Me connecter").click()
    expect(page.get_by_label("Identifiant")).to_have_value("personne.inconnue")
    look_at(page, "connexion-refusee")


@pytest.fixture(scope="session")
def directory(demo: Demo) -> Any:
    return demo.preau("directory", "dump")


def newcomer(demo: Demo, directory: Any, kind: str) -> tuple[str, str]:
    """A code for a pupil of CM1 or CM2, or for a guardian of one, and the birth date that is asked."""
    old = {each["key"] for each in directory["classes"] if {"CM1", "CM2"} & set(each["levels"])}
    pupils = [each for each in directory["pupils"] if old & set(each["classes"]) and each["guardians"]]
    pupil = pupils[next(NEXT)]
    key = pupil["key"] if kind == "Eleve" else pupil["guardians"][0]
    made = demo.preau("user", "activation-code", key, "--category", kind, "--json")
    return made["code"], pupil["birth_date"]


NEXT = count(20)
"""Each journey is somebody else's."""


@usual_screens
@pytest.mark.parametrize("kind", ["PersRelEleve", "Eleve"])
def test_a_letter_s_code_opens_an_account(
    visit: OpenPage, demo: Demo, directory: Any, screen: str, kind: str
) -> None:
    code, born = newcomer(demo, directory, kind)
    page = visit("/activation/")
    look_at(page, f"activation-code-{screen}")
    page.get_by_label("Code d’activation").fill(code.upper())
    page.get_by_role("button", name="Continuer").click()
    page.locator("[name=proof]").fill("2001-01-01")
    page.locator("[name=password]").fill("radis roses")
    screenshot(page, f"activation-preuve-{kind}-{screen}")
    page.get_by_role("button", name="Afficher").click()
    expect(page.locator("[name=password]")).to_have_attribute("type", "text")
    page.get_by_role("button", name="mon compte").click()
    look_at(page, f"activation-refusee-{kind}-{screen}")
    page.locator("[name=proof]").fill(born)
    page.locator("[name=password]").fill("trois radis violets")
    page.get_by_role("button", name="mon compte").click()
    expect(page).to_have_url(re.compile("/bienvenue/$"))
    look_at(page, f"activation-faite-{kind}-{screen}")
    page.get_by_role("link", name="Aller à l’accueil").click()
    expect(page).to_have_url(re.compile("/accueil/$"))


@phone_only
def test_one_signs_out_and_is_told_so(visit: OpenPage, demo: Demo, screen: str) -> None:
    page = visit("/")
    sign_in(page, *demo.sign_ins["academie"])
    page.goto("/moi/")
    page.get_by_role("button", name="Me déconnecter partout").click()
    expect(page.get_by_text("coupée sur tous vos appareils")).to_be_visible()
    look_at(page, "deconnexion")


@usual_screens
@pytest.mark.parametrize("role", ROLES)
def test_a_home_is_for_everyone(as_role: SignedIn, role: str, screen: str) -> None:
    page = as_role(role, "/accueil/")
    look_at(page, f"accueil-{role}-{screen}")


@usual_screens
@pytest.mark.parametrize("address", ["actualites", "notifications", "moi"])
def test_a_guardian_s_pages_are_for_everyone(as_role: SignedIn, address: str, screen: str) -> None:
    page = as_role("guardian", f"/{address}/")
    look_at(page, f"{address}-{screen}")


@phone_only
@pytest.mark.parametrize(
    ("role", "address"),
    [
        ("teacher", "mes-classes"), ("teacher", "annuaire"), ("teacher", "recherche/?q=jardin"), ("head", "mon-ecole"),
        ("head", "a-relire"), ("guardian", "recherche/?q=ecole&dans=news"), ("pupil", "recherche/?q=girafe"),
        ("pupil", "ma-classe"), ("guardian", "mes-enfants"), ("commune", "mes-ecoles"),
        ("operator", "administration/registres"),
    ],
)  # fmt: skip
def test_the_second_pages_are_for_everyone(as_role: SignedIn, role: str, address: str, screen: str) -> None:
    page = as_role(role, f"/{address}/" if "?" not in address else f"/{address}")
    look_at(page, f"{address.split('?', maxsplit=1)[0].replace('/', '-')}-{role}-{screen}")


@narrow_only
@pytest.mark.parametrize(
    ("role", "address"),
    [
        ("pupil", "ma-classe"), ("pupil", "reglages"), ("pupil", "moi"), ("guardian", "moi"),
        ("guardian", "mes-enfants"), ("guardian", "notifications"), ("teacher", "mes-classes"), ("teacher", "annuaire"),
        ("head", "accueil"),
        ("head", "mon-ecole"), ("commune", "mes-ecoles"), ("circonscription", "accueil"), ("academie", "accueil"),
        ("operator", "administration/registres"),
    ],
)  # fmt: skip
def test_the_largest_letters_spaced_wide_fit_the_narrowest_phone(
    as_role: SignedIn, role: str, address: str, screen: str
) -> None:
    page = as_role(role, f"/{address}/")
    page.context.add_cookies([{"name": "appearance", "value": LARGEST, "url": page.url}])
    page.reload()
    page.evaluate("document.fonts.ready")
    screenshot(page, f"tres-grand-{address.replace('/', '-')}-{role}")
    assert page.locator("html").get_attribute("data-text-size") == "largest"
    assert sideways(page) <= 0
    assert cut_words(page) == []
    assert page.locator(".mark").bounding_box()["width"] >= LEGIBLE_MARK  # type: ignore[index]
    for field in page.locator("[type=password]").all():
        assert field.bounding_box()["width"] >= LEGIBLE_FIELD  # type: ignore[index]


@phone_only
def test_the_head_confirms_every_class_and_takes_it_back(as_role: SignedIn, screen: str) -> None:
    page = as_role("head", "/mon-ecole/")
    page.get_by_role("link", name="Qui a quelle classe").click()
    page.get_by_role("button", name="Tout confirmer").click()
    expect(page.get_by_text("attribution confirmée")).to_be_visible()
    look_at(page, "classes-confirmees")
    page.get_by_role("button", name="Annuler").click()
    expect(page.get_by_role("button", name="Tout confirmer")).to_be_visible()


@usual_screens
def test_a_guardian_reads_what_the_class_published(as_role: SignedIn, screen: str) -> None:
    page = as_role("guardian", "/actualites/")
    page.get_by_role("link", name="Le jardin pousse").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Le jardin pousse")
    page.wait_for_load_state("networkidle")
    look_at(page, f"actualite-{screen}")


@phone_only
def test_a_teacher_sees_who_will_read_before_publishing(as_role: SignedIn, screen: str) -> None:
    page = as_role("teacher", "/actualites/nouvelle/")
    page.get_by_label("Titre").fill("Piscine jeudi")
    page.get_by_label("Texte").fill("Prévoir un bonnet et une serviette.")
    look_at(page, "actualite-ecrire")
    page.get_by_role("button", name="Continuer").click()
    expect(page.get_by_text("Qui le verra")).to_be_visible()
    look_at(page, "actualite-brouillon")
    page.get_by_role("button", name="Publier").click()
    expect(page.get_by_role("button", name="Retirer")).to_be_visible()


@usual_screens
def test_a_teacher_sees_who_has_not_read(as_role: SignedIn, screen: str) -> None:
    page = as_role("teacher", "/accueil/")
    page.get_by_role("link", name="n’ont pas lu").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Qui n’a pas lu")
    expect(page.get_by_text(re.compile(r"Lue par \d+ responsables? sur 42"))).to_be_visible()
    look_at(page, f"qui-na-pas-lu-{screen}")


@usual_screens
def test_what_a_pupil_wrote_waits(as_role: SignedIn, screen: str) -> None:
    page = as_role("pupil", "/actualites/")
    page.get_by_role("link", name="Le hérisson du jardin").click()
    expect(page.get_by_text("Ta maîtresse ou ton maître va le relire")).to_be_visible()
    page.wait_for_load_state("networkidle")
    look_at(page, f"a-relire-eleve-{screen}")


@usual_screens
def test_a_teacher_looks_at_what_a_pupil_wrote(as_role: SignedIn, screen: str) -> None:
    page = as_role("teacher", "/accueil/")
    page.get_by_role("link", name="Relire").first.click()
    page.get_by_role("link", name="Le hérisson du jardin").click()
    page.get_by_role("button", name="Renvoyer").click()
    expect(page.get_by_text("Dites en un mot pourquoi.").first).to_be_visible()
    page.wait_for_load_state("networkidle")
    look_at(page, f"a-relire-reponse-{screen}")


@phone_only
def test_a_class_s_moderation_is_switched_off_and_on(as_role: SignedIn, screen: str) -> None:
    page = as_role("teacher", "/a-relire/")
    page.get_by_role("link", name="1 à relire").click()
    page.get_by_role("button", name="Arrêter la relecture").click()
    look_at(page, "relecture-arretee")
    page.get_by_role("button", name="Remettre la relecture").click()
    expect(page.get_by_text("En marche", exact=True)).to_be_visible()
