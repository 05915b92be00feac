"""« C’est ma classe », the head's word, what a guardian may do, and whom one finds."""

import pytest
from django.utils import timezone
from tests.two_schools import actor, space_of

from preau.core.directory.models import ClassTeaching, Contact, Responsibility
from preau.core.directory.rules import may_find, may_follow, may_know_class
from preau.core.spaces.roles import roles
from preau.core.spaces.types import Role
from preau.kernel.audit.models import Record
from preau.kernel.rules import disagreements
from preau.kernel.scope import platform
from preau.ui.typography import phone


def as_role(person, space):
    with platform("test"):
        return roles(actor(person), space)


def test_the_first_morning_a_teacher_says_which_class_is_theirs_and_the_head_confirms(browse, school):
    petit = browse(school.m_petit)
    assert "C’est ma classe" in petit.get("/mes-classes/").text
    petit.post(f"/classes/{school.cp.uid}/c-est-ma-classe/")
    assert Role.TEACHER not in as_role(school.m_petit, space_of(school.cp))
    head = browse(school.mme_roy)
    assert "attributions attendent votre accord" in head.get(f"/ecoles/{school.school.uid}/classes/").text
    head.post(f"/ecoles/{school.school.uid}/classes/confirmer/")
    assert Role.TEACHER in as_role(school.m_petit, space_of(school.cp))
    assert Record.objects.filter(verb="directory.confirm_classes").exists()


def test_confirming_can_be_taken_back(browse, school):
    head = browse(school.mme_roy)
    head.post(f"/ecoles/{school.school.uid}/classes/confirmer/")
    assert "Annuler" in head.get(f"/ecoles/{school.school.uid}/classes/").text
    head.post(f"/ecoles/{school.school.uid}/classes/annuler/")
    assert not ClassTeaching._base_manager.get(staff=school.m_petit).confirmed


@pytest.mark.parametrize("name", ["ines", "samira", "m_morel"])
def test_only_teachers_claim_a_class(browse, school, name):
    response = browse(getattr(school, name)).post(f"/classes/{school.cp.uid}/c-est-ma-classe/")
    assert response.status_code in (403, 404)
    assert not ClassTeaching._base_manager.filter(class_group=school.cp).exists()


def test_the_neighbour_claims_and_confirms_nothing_here(browse, school, neighbour):
    assert browse(neighbour.m_blanc).post(f"/classes/{school.cp.uid}/c-est-ma-classe/").status_code == 404
    confirm = f"/ecoles/{school.school.uid}/classes/confirmer/"
    assert browse(neighbour.mme_faure).post(confirm).status_code == 404
    assert not ClassTeaching._base_manager.get(staff=school.m_petit).confirmed


def test_a_share_of_the_week_is_a_percentage_between_two_dates(browse, school):
    address = f"/classes/{school.ce1.uid}/enseignants/{school.mme_diallo.uid}/"
    client = browse(school.mme_diallo)
    typed = {"percent": 75, "starts_on": "2026-09-01", "ends_on": "2026-08-31"}
    assert client.post(address, typed).status_code == 422
    today = timezone.localdate().isoformat()
    assert client.post(address, {"percent": 75, "starts_on": today}).status_code == 302
    teaching = ClassTeaching._base_manager.get(staff=school.mme_diallo)
    assert (teaching.share, teaching.confirmed) == (75, False)


def test_what_the_head_types_about_authority_holds_everywhere_at_once(browse, school):
    space = space_of(school.ce1)
    assert as_role(school.denise, space) == frozenset()
    address = f"/eleves/{school.ines.uid}/responsables/{school.denise.uid}/"
    typed = {"authority": "exercises", "authority_source": "jugement du 3 mars", "authority_ends_on": ""}
    assert browse(school.mme_roy).post(address, typed).status_code == 302
    assert as_role(school.denise, space) == {Role.GUARDIAN}
    link = Responsibility._base_manager.get(guardian=school.denise)
    assert link.authority_source == "jugement du 3 mars"


def test_the_head_finds_who_waits_for_a_decision_until_it_is_made(browse, school, neighbour):
    head, address = browse(school.mme_roy), f"/ecoles/{school.school.uid}/responsables/"
    page = head.get(address).text
    assert "Denise Kaddour" in page
    assert "grand-mère d’Inès Kaddour" in page
    assert (
        "grand-mère d’Inès Kaddour"
        in head.get(f"/eleves/{school.ines.uid}/responsables/{school.denise.uid}/").text
    )
    for decided in ("Samira", "Karim", "Paul"):
        assert decided not in page
    assert "Denise" not in browse(neighbour.mme_faure).get("/a-faire/").text
    typed = {"authority": "third-party", "authority_source": "entretien", "authority_ends_on": ""}
    head.post(f"/eleves/{school.ines.uid}/responsables/{school.denise.uid}/", typed)
    assert "Plus personne n’attend" in head.get(address).text


def test_the_date_of_a_judgment_is_not_taken_for_its_end(browse, school):
    address = f"/eleves/{school.ines.uid}/responsables/{school.samira.uid}/"
    typed = {"authority": "none", "authority_source": "jugement", "authority_ends_on": "2025-03-12"}
    response = browse(school.mme_roy).post(address, typed)
    assert response.status_code == 422
    assert "Ce jour est passé" in response.text
    assert not Responsibility._base_manager.get(guardian=school.samira, pupil=school.ines).authority


def test_a_thousand_words_find_nobody_and_break_nothing(browse, school):
    assert browse(school.ines).get("/annuaire/", {"q": "a " * 1_100}).status_code == 200


def test_whoever_gave_up_a_class_by_mistake_takes_it_back(browse, school, neighbour):
    address = f"/classes/{school.ce1.uid}/enseignants/{school.mme_diallo.uid}"
    client = browse(school.mme_diallo)
    page = client.post(f"{address}/retirer/", follow=True)
    assert "Vous n’avez plus la classe CE1 B" in page.text
    assert Role.TEACHER not in as_role(school.mme_diallo, space_of(school.ce1))
    assert browse(neighbour.m_blanc).post(f"{address}/reprendre/").status_code == 404
    client.post(f"{address}/reprendre/")
    assert Role.TEACHER in as_role(school.mme_diallo, space_of(school.ce1))
    assert client.post(f"{address}/reprendre/").status_code == 404


def test_a_decision_that_ended_waits_again(browse, school):
    Responsibility._base_manager.filter(guardian=school.denise).update(
        authority="exercises", authority_ends_on="2026-09-01"
    )
    assert "Denise" in browse(school.mme_roy).get(f"/ecoles/{school.school.uid}/responsables/").text


def test_a_teacher_reaches_the_guardians_of_her_class_and_no_guardian_reaches_another(browse, school):
    Contact._base_manager.create(person=school.samira, phone_mobile="+33 6 39 98 00 01")
    assert phone("06 39 98 00 01") in browse(school.mme_diallo).get(f"/eleves/{school.ines.uid}/").text


@pytest.mark.parametrize("name", ["karim", "samira", "ines", "m_morel"])
def test_nobody_else_sees_how_to_reach_a_guardian(browse, school, name):
    assert browse(getattr(school, name)).get(f"/eleves/{school.ines.uid}/").status_code == 404


@pytest.mark.parametrize(
    ("who", "finds", "misses"),
    [
        ("ines", ["Thuy", "Diallo"], ["Noé", "Samira", "Léa"]),
        ("samira", ["Inès", "Noé", "Diallo", "Roy"], ["Thuy", "Karim", "Minh", "Léa"]),
        ("mme_diallo", ["Inès", "Noé", "Samira", "Karim", "Petit"], ["Léa", "Eva", "Blanc"]),
        ("m_morel", ["Inès", "Diallo"], ["Samira", "Léa"]),
    ],
)
def test_the_directory_shows_only_whom_one_may_find(browse, school, neighbour, who, finds, misses):
    text = browse(getattr(school, who)).get("/annuaire/").text
    assert [name for name in finds if name not in text] == []
    assert [name for name in misses if name in text] == []


def test_a_name_is_found_without_its_accents(browse, school):
    text = browse(school.mme_diallo).get("/annuaire/?q=ines").text
    assert "Inès" in text
    assert "Thuy" not in text


def test_agents_find_heads_and_no_child(browse, world):
    text = browse(world.outside.claire).get("/annuaire/").text
    assert "Roy" in text
    for name in ("Inès", "Samira", "Diallo"):
        assert name not in text


@pytest.mark.slow
def test_the_faces_of_the_rules_agree_over_the_whole_cast(world):
    with platform("test"):
        people = list(world.people().values())
        actors = [actor(person) for person in people]
        assert not disagreements(may_find, actors=actors, targets=people)
        assert not disagreements(may_follow, actors=actors, targets=people)
        classes = [world.tilleuls.cp, world.tilleuls.ce1, world.verger.ce2]
        assert not disagreements(may_know_class, actors=actors, targets=classes)
