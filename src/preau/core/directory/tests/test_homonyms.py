"""Two teachers of one name are told apart, by what their readers may know."""

import pytest
from django.utils import timezone
from tests.two_schools import SINCE, teaches

from preau.core.directory.models import Assignment, Enrolment


@pytest.fixture
def other_petit(school):
    """Beside Luc Petit: another M. Petit, Omar, who has the CP A."""
    omar = school.staff("M.", "Omar", "PETIT", teacher=True)
    teaches(omar, school.cp)
    return omar


def found(browse, reader, words="petit") -> str:
    return browse(reader).get(f"/annuaire/?q={words}").text.replace("\xa0", " ").replace("\u202f", " ")


def test_colleagues_of_one_name_get_their_initial(browse, school, other_petit):
    page = found(browse, school.mme_diallo)
    assert "M. L. Petit" in page
    assert "M. O. Petit" in page
    assert "équipe enseignante · CP A" in page


def test_whoever_has_a_name_of_their_own_keeps_it_short(browse, school, other_petit):
    assert "Mme Diallo" in found(browse, school.m_petit, "diallo")
    assert "M. Petit" in found(browse, school.mme_diallo, "luc")


def test_the_same_initial_gives_way_to_the_given_name(browse, school, other_petit):
    school.staff("M.", "Léo", "PETIT", teacher=True)
    page = found(browse, school.mme_diallo)
    assert "M. Luc Petit" in page
    assert "M. Léo Petit" in page
    assert "M. O. Petit" in page


def test_teachers_of_two_schools_come_with_their_school(browse, school, neighbour):
    neighbour.staff("MME", "Nora", "DIALLO", teacher=True)
    Assignment._base_manager.create(staff=school.m_petit, school=neighbour.school, starts_on=SINCE)
    page = found(browse, school.m_petit, "diallo")
    assert "Les Tilleuls" in page
    assert "Le Verger" in page
    alone = found(browse, school.mme_roy, "diallo")
    assert "Le Verger" not in alone
    assert "Les Tilleuls" not in alone.split("<main", 1)[1]


def test_a_school_where_the_reader_is_not_is_never_named(browse, school, neighbour):
    Assignment._base_manager.create(staff=school.mme_diallo, school=neighbour.school, starts_on=SINCE)
    assert "Le Verger" not in found(browse, school.mme_roy, "diallo")
    assert "Le Verger" not in found(browse, school.samira, "diallo")


def test_the_head_chooses_between_two_teachers_of_one_name(browse, school, other_petit):
    page = browse(school.mme_roy).get(f"/ecoles/{school.school.uid}/classes/").text.replace("\xa0", " ")
    for name in ("M. Luc Petit", "M. Omar Petit", "Mme Awa Diallo"):
        assert page.count(name) >= 2, name


def test_a_parent_of_a_class_with_both_is_told_no_given_name(browse, school, other_petit):
    teaches(school.m_petit, school.ce1)
    Enrolment._base_manager.create(
        pupil=school.ines, school=school.school, class_group=school.cp, starts_on=timezone.localdate()
    )
    page = found(browse, school.samira)
    assert "M. L. Petit" in page
    assert "M. O. Petit" in page
    assert "Luc" not in page
    assert "Omar" not in page
