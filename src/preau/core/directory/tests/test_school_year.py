"""The school year as people meet it: on pages, in what may be typed, and before the first Complet."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from tests.two_schools import actor

from preau.core.directory.actions import Share, change_teaching, claim_class, set_rentree
from preau.core.directory.models import ClassTeaching, Enrolment, SchoolYear
from preau.core.directory.queries import calendar_of, year_on
from preau.kernel.audit.models import Record
from preau.kernel.rules import Refused
from preau.kernel.scope import platform

TODAY = date(2026, 11, 24)


@pytest.fixture(autouse=True)
def a_tuesday_of_november(monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda *_: TODAY)


def address(academie) -> str:
    return f"/academies/{academie.uid}/annee-scolaire/"


def fed(place, *, on: date) -> None:
    Enrolment._base_manager.filter(school=place.school).update(from_feed=True, starts_on=on)


def test_the_year_is_said_where_classes_are(browse, school):
    assert "année 2026-2027" in browse(school.mme_roy).get(f"/ecoles/{school.school.uid}/classes/").text
    assert "Année 2026-2027" in browse(school.mme_diallo).get("/mes-classes/").text


def test_an_academie_sets_its_own_rentree_and_the_year_before_ends_on_its_eve(browse, world):
    academie = world.outside.academie
    browse(world.outside.dasen).post(address(academie), {"day": "2027-08-23"})
    assert year_on(date(2027, 8, 22), academie=academie.pk).label == "2026-2027"
    assert year_on(date(2027, 8, 23), academie=academie.pk).label == "2027-2028"
    assert year_on(date(2027, 8, 23), academie=academie.pk + 1).label == "2026-2027"
    assert Record.objects.get(verb="directory.set_rentree").detail == {"day": "2027-08-23"}


def test_the_days_of_a_year_are_dates_even_on_its_eve(browse, world, monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda *_: date(2027, 8, 31))
    page = browse(world.outside.dasen).get(address(world.outside.academie)).text.replace("\xa0", " ")
    assert "du mardi 1er septembre 2026 au mardi 31 août 2027" in page
    assert "du mercredi 1er septembre 2027 au jeudi 31 août 2028" in page


def test_a_rentree_set_twice_is_the_last_one_said(world):
    with platform("test"):
        for day in (date(2027, 8, 30), date(2027, 9, 2)):
            set_rentree(world.outside.academie, day, actor=actor(world.outside.dasen))
    assert list(SchoolYear.objects.values_list("label", "starts_on")) == [("2027-2028", date(2027, 9, 2))]


@pytest.mark.parametrize("day", ["2027-07-01", "2025-09-02", "2028-09-01", ""])
def test_a_rentree_is_in_august_or_september_of_this_year_or_the_next(browse, world, day):
    client = browse(world.outside.dasen)
    assert client.post(address(world.outside.academie), {"day": day}).status_code == 422
    assert not SchoolYear.objects.exists()


def test_nobody_but_the_academie_sets_the_rentree(world):
    setters = []
    with platform("test"):
        for name, person in world.people().items():
            try:
                set_rentree(world.outside.academie, date(2027, 8, 30), actor=actor(person))
            except Refused:
                continue
            setters.append(name)
    assert setters == ["dasen"]


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "allowed"),
    [
        (TODAY, None, True),
        (TODAY, date(2027, 8, 31), True),
        (TODAY, date(2027, 9, 1), False),
        (date(2027, 9, 1), date(2028, 7, 4), True),
        (date(2026, 8, 31), None, False),
        (date(2062, 11, 24), None, False),
    ],
)
def test_a_class_is_given_inside_a_school_year(school, starts_on, ends_on, allowed):
    share = Share(100, starts_on, ends_on)
    with platform("test"):
        if allowed:
            claim_class(school.cp, share, actor=actor(school.m_petit))
        else:
            with pytest.raises(Refused):
                claim_class(school.cp, share, actor=actor(school.m_petit))
    assert ClassTeaching._base_manager.filter(class_group=school.cp).exists() is allowed


def test_a_class_held_for_years_still_gets_an_end_in_this_one(school):
    """Mme Diallo has had the CE1 B since 2020."""
    teaching = ClassTeaching._base_manager.get(staff=school.mme_diallo)
    share = Share(50, teaching.starts_on, date(2026, 12, 18))
    with platform("test"):
        change_teaching(teaching, share, actor=actor(school.mme_roy))
    teaching.refresh_from_db()
    assert (teaching.share, teaching.ends_on) == (50, date(2026, 12, 18))


def test_the_form_says_which_day_is_not_of_the_year(browse, school):
    held = f"/classes/{school.ce1.uid}/enseignants/{school.mme_diallo.uid}/"
    typed = {"percent": 50, "starts_on": "2026-11-24", "ends_on": "2027-10-01"}
    response = browse(school.mme_diallo).post(held, typed)
    assert response.status_code == 422
    assert "L’année scolaire 2026-2027 finit le mardi" in response.text


def test_before_the_first_complet_of_the_year_pages_say_that_classes_are_those_of_the_last(
    browse, school, neighbour, monkeypatch
):
    monkeypatch.setattr(timezone, "localdate", lambda *_: date(2026, 9, 1))
    fed(school, on=date(2025, 9, 4))
    fed(neighbour, on=date(2026, 8, 28))
    pages = {
        school.mme_roy: f"/ecoles/{school.school.uid}/classes/",
        school.mme_diallo: "/mes-classes/",
        neighbour.mme_faure: f"/ecoles/{neighbour.school.uid}/classes/",
    }
    said = {who: "ne sont pas encore arrivées" in browse(who).get(page).text for who, page in pages.items()}
    assert list(said.values()) == [True, True, False]


def test_one_pupil_of_the_new_year_is_enough(browse, school, monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda *_: date(2026, 9, 4))
    fed(school, on=date(2025, 9, 4))
    Enrolment._base_manager.filter(pupil=school.noe).update(starts_on=date(2026, 9, 3))
    page = browse(school.mme_roy).get(f"/ecoles/{school.school.uid}/classes/").text
    assert "ne sont pas encore arrivées" not in page


def test_a_school_without_feed_waits_for_nothing(browse, school):
    page = browse(school.mme_roy).get(f"/ecoles/{school.school.uid}/classes/").text
    assert "ne sont pas encore arrivées" not in page


def test_an_academie_has_the_usual_years_until_it_says_otherwise(world):
    this = calendar_of(world.outside.academie.pk).year_of(TODAY)
    assert (this.starts_on, this.ends_on) == (date(2026, 9, 1), date(2027, 8, 31))
    assert this.holds(TODAY + timedelta(days=1))


def test_a_rentree_set_by_mistake_is_put_back_as_it_was(browse, world):
    academie, client = world.outside.academie, browse(world.outside.dasen)
    client.post(address(academie), {"day": "2027-08-30"})
    page = client.post(address(academie), {"day": "2027-08-23"}, follow=True)
    assert f'action="{address(academie)}annuler/"' in page.text
    page = client.post(f"{address(academie)}annuler/", follow=True).text.replace("\xa0", " ")
    assert "la rentrée est de nouveau le lundi 30 août 2027" in page
    assert calendar_of(academie.pk).begins(2027) == date(2027, 8, 30)


def test_undoing_the_first_rentree_goes_back_to_1_september(browse, world):
    academie, client = world.outside.academie, browse(world.outside.dasen)
    client.post(address(academie), {"day": "2027-08-23"})
    client.post(f"{address(academie)}annuler/")
    assert calendar_of(academie.pk).begins(2027) == date(2027, 9, 1)


def test_a_rentree_that_somebody_set_since_stays_and_others_undo_nothing(browse, world):
    academie, client = world.outside.academie, browse(world.outside.dasen)
    client.post(address(academie), {"day": "2027-08-23"})
    SchoolYear.objects.update(starts_on=date(2027, 8, 30))
    assert browse(world.outside.claire).post(f"{address(academie)}annuler/").status_code == 404
    assert "Trop tard" in client.post(f"{address(academie)}annuler/", follow=True).text
    assert calendar_of(academie.pk).begins(2027) == date(2027, 8, 30)
