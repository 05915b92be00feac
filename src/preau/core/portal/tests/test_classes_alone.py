"""A class that nobody has is the head's to give."""

import pytest
from tests.two_schools import teaches

from preau.core.directory.models import ClassTeaching


@pytest.fixture
def head(browse, school):
    return browse(school.mme_roy)


def test_a_class_that_nobody_teaches_is_to_do_for_the_head_alone(browse, school, neighbour, head):
    home = head.get("/accueil/").text
    assert "1 classe sans enseignant" in home
    assert "CP A" in home
    for person in (school.mme_diallo, school.m_petit, neighbour.mme_faure):
        assert "sans enseignant" not in browse(person).get("/accueil/").text


def test_the_head_is_led_to_the_form_ready_for_that_class(school, head):
    address = f"/ecoles/{school.school.uid}/classes/?classe={school.cp.uid}"
    for page in ("/a-faire/", f"/ecoles/{school.school.uid}/classes/"):
        assert f'href="{address}#attribuer"' in head.get(page).text, page
    form = head.get(address).text.split('id="attribuer"')[1]
    assert f'<option value="{school.cp.uid}" selected' in form


def test_another_school_s_class_or_a_broken_address_prepares_nothing(school, neighbour, head):
    for asked in (neighbour.ce2.uid, "n-importe-quoi"):
        page = head.get(f"/ecoles/{school.school.uid}/classes/?classe={asked}")
        assert page.status_code == 200
        assert f'value="{neighbour.ce2.uid}"' not in page.text


def test_several_are_counted_together(school, head):
    for name in ("CE2", "CM1 A", "CM1 B"):
        school.class_group(name, name[:3])
    page = head.get("/a-faire/").text
    assert "4 classes sans enseignant" in page
    assert "et 1 autre" in page
    assert f'href="/ecoles/{school.school.uid}/classes/"' in page


@pytest.mark.parametrize("confirmed", [True, False])
def test_a_class_that_somebody_has_or_says_to_have_is_not_to_give(school, head, confirmed):
    teaches(school.m_petit, school.cp, confirmed=confirmed)
    assert "sans enseignant" not in head.get("/a-faire/").text


def test_a_class_given_from_next_year_on_or_closed_is_not_to_give(school, head):
    teaches(school.m_petit, school.cp)
    ClassTeaching._base_manager.filter(class_group=school.cp).update(starts_on="2099-09-01")
    assert "sans enseignant" not in head.get("/a-faire/").text
    ClassTeaching._base_manager.filter(class_group=school.cp).delete()
    school.cp.closed_on = "2026-01-01"
    school.cp.save()
    assert "sans enseignant" not in head.get("/a-faire/").text
