"""A head decides about one guardian after the other, without going back to the list."""

import pytest
from tests.two_schools import answers

from preau.core.directory.types import Authority, LinkKind

TYPED = {"authority": "none", "authority_source": "jugement du 3 mars", "authority_ends_on": ""}


@pytest.fixture
def head(browse, school):
    return browse(school.mme_roy)


@pytest.fixture
def others(school):
    """Beside Denise, who waits for Inès: Noé's uncle and Thuy's tutor."""
    uncle, tutor = school.guardian("Omar", "KADDOUR"), school.guardian("Rose", "LE")
    answers(uncle, school.noe, LinkKind.UNCLE)
    answers(tutor, school.thuy, LinkKind.TUTOR)
    return uncle, tutor


def decide(client, pupil, guardian):
    page = client.post(f"/eleves/{pupil.uid}/responsables/{guardian.uid}/", TYPED, follow=True)
    return page, page.redirect_chain[-1][0]


def test_after_a_decision_comes_the_next_one_with_how_many_remain(head, school, others):
    uncle, tutor = others
    page, then = decide(head, school.ines, school.denise)
    assert then == f"/eleves/{school.noe.uid}/responsables/{uncle.uid}/"
    assert "Encore 2 responsables à décider." in page.text
    page, then = decide(head, school.noe, uncle)
    assert then == f"/eleves/{school.thuy.uid}/responsables/{tutor.uid}/"
    assert "Encore 1 responsable à décider." in page.text
    page, then = decide(head, school.thuy, tutor)
    assert then == f"/eleves/{school.thuy.uid}/"
    assert "Encore" not in page.text


def test_whoever_begins_with_the_last_comes_back_to_the_first(head, school, others):
    _, tutor = others
    _, then = decide(head, school.thuy, tutor)
    assert then == f"/eleves/{school.ines.uid}/responsables/{school.denise.uid}/"


def test_the_list_is_one_link_away_while_somebody_waits(head, school, others):
    page = head.get(f"/eleves/{school.ines.uid}/responsables/{school.denise.uid}/").text
    assert "3 responsables à décider" in page
    assert f'href="/ecoles/{school.school.uid}/responsables/"' in page


def test_the_decision_is_undone_from_the_next_page_and_leads_back_to_the_guardian(head, school, others):
    page, _ = decide(head, school.ines, school.denise)
    address = f"/eleves/{school.ines.uid}/responsables/{school.denise.uid}/"
    assert f'action="{address}annuler/"' in page.text
    page = head.post(f"{address}annuler/", follow=True)
    assert page.redirect_chain[-1][0] == address
    assert "3 responsables à décider" in page.text


def test_changing_what_was_decided_before_leads_back_to_the_pupil(head, school, others):
    page, then = decide(head, school.ines, school.karim)
    assert then == f"/eleves/{school.ines.uid}/"
    assert "Encore" not in page.text


def test_a_head_is_not_led_to_the_neighbour_s_guardians(head, school, neighbour):
    aunt = neighbour.guardian("Lise", "MARTIN")
    answers(aunt, neighbour.lea, LinkKind.AUNT)
    page, then = decide(head, school.ines, school.denise)
    assert then == f"/eleves/{school.ines.uid}/"
    assert "Encore" not in page.text


def test_what_is_undone_of_a_decision_that_replaced_another_stays_on_the_pupil(head, school, others):
    decide(head, school.ines, school.karim)
    page = head.post(f"/eleves/{school.ines.uid}/responsables/{school.karim.uid}/annuler/", follow=True)
    assert page.redirect_chain[-1][0] == f"/eleves/{school.ines.uid}/"
    school.informed.refresh_from_db()
    assert school.informed.authority == Authority.INFORMED
