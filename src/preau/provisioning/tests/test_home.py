"""What agents see of the deliveries on their home: what concerns the schools that they follow."""

from html import unescape
from re import DOTALL, findall, sub

import pytest
from tests.fontenay import ORMEAUX, PARC, UAIS, fontenay, of_school, without

from preau.core.accounts.agents import Post, create_agent
from preau.core.accounts.models import Account
from preau.core.directory.models import Academie, Commune, School

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(client):
    """The home of a new agent, as they read it."""

    def shown(**post) -> str:
        made = create_agent(
            login="ada", name="Ada TESSIER", post=Post(**post), password="trois radis violets"
        )
        client.force_login(Account.objects.get(login=made.login))
        return client.get("/accueil/").text

    return shown


@pytest.fixture
def held_in_the_parc(deliver):
    """The school of the Parc, of a commune of its own, is held; a pupil leaves the Ormeaux next door."""
    deliver(fontenay())
    parc, others = (Commune.objects.create(insee=insee, name=insee) for insee in ("92001", "92002"))
    Commune.objects.create(insee="92003", name="Sans école")
    School._base_manager.update(commune=others)
    School._base_manager.filter(uai=UAIS[PARC]).update(commune=parc)
    leaver = min(of_school(fontenay(), ORMEAUX))
    gone = {*of_school(fontenay(), PARC, class_number="0"), leaver}
    return deliver(without(fontenay(), pupils=gone), weeks=1)


def figures(page: str) -> list[str]:
    """The cells of the first line of the table of deliveries."""
    table = page.partition("Livraisons de l’annuaire")[2].partition("</table>")[0]
    row = findall(r"<tr.*?</tr>", table, DOTALL)[1]
    cells = findall(r"<t[hd].*?</t[hd]>", row, DOTALL)
    return [unescape(sub(r"<[^>]+>", " ", cell)).strip() for cell in cells]


def test_a_commune_without_schools_sees_no_delivery(home, held_in_the_parc):
    page = home(role="commune", insee="92003")
    assert "Retenue" not in page
    assert "Livraisons de l’annuaire" not in page


def test_a_commune_sees_what_concerns_its_schools_and_not_the_hold_next_door(home, held_in_the_parc):
    page = home(role="commune", insee="92002")
    assert "Retenue" not in page
    assert UAIS[PARC] not in page
    _, arrivals, departures, state = figures(page)
    assert (arrivals, departures, state) == ("0", "1", "Appliquée")


def test_the_commune_of_a_held_school_reads_why_and_no_departure_that_did_not_happen(home, held_in_the_parc):
    page = home(role="commune", insee="92001")
    _, arrivals, departures, state = figures(page)
    assert (arrivals, departures) == ("0", "0")
    assert state.startswith("Retenue")
    assert "ne sont plus dans le fichier" in state


@pytest.mark.parametrize("role", ["academie", "operator"])
def test_who_answers_for_all_schools_sees_the_whole_delivery(home, held_in_the_parc, role):
    page = home(role=role, academie=Academie.objects.get().code)
    _, arrivals, departures, state = figures(page)
    assert (arrivals, departures) == ("0", "1")
    assert UAIS[PARC] in state
    assert "$" not in state
