"""A class that is given or changed can be put back as it was, in the words of whoever does it."""

from datetime import date

import pytest
from tests.two_schools import SINCE

from preau.core.directory.models import ClassTeaching
from preau.kernel.audit.models import Record


def give(client, school, class_group, staff, percent=100):
    said = {"class_group": class_group.uid, "staff": staff.uid, "percent": percent}
    return client.post(f"/ecoles/{school.school.uid}/classes/", said, follow=True)


def undo(client, page):
    asked = page.text.split('class="undo"')[1].split('action="')[1].split('"')[0]
    return client.post(asked, follow=True)


def said_of(staff):
    rows = ClassTeaching._base_manager.filter(staff=staff)
    return list(rows.values_list("class_group__name", "share", "confirmed", "starts_on", "ends_on"))


@pytest.fixture
def head(browse, school):
    return browse(school.mme_roy)


def test_a_class_given_by_mistake_is_taken_back(school, head):
    page = give(head, school, school.cp, school.mme_diallo)
    assert "Mme Awa Diallo a la classe CP A." in page.text.replace("\xa0", " ").replace("\u202f", " ")
    undo(head, page)
    assert "1 classe sans enseignant" in head.get("/a-faire/").text


def test_giving_a_claimed_class_for_half_the_week_is_put_back_as_it_was_claimed(school, head):
    before = said_of(school.m_petit)
    page = give(head, school, school.cm2, school.m_petit, percent=50)
    assert said_of(school.m_petit)[0][1:3] == (50, True)
    page = undo(head, page)
    assert "la classe est comme avant" in page.text
    assert said_of(school.m_petit) == before == [("CM2", 100, False, SINCE, None)]
    assert Record.objects.filter(verb="directory.put_teaching_back").exists()


def test_a_change_is_put_back_with_its_dates_and_its_confirmation(browse, school):
    client, address = (
        browse(school.mme_diallo),
        f"/classes/{school.ce1.uid}/enseignants/{school.mme_diallo.uid}/",
    )
    page = client.post(address, {"percent": 75, "starts_on": SINCE.isoformat()}, follow=True)
    assert said_of(school.mme_diallo)[0][1:3] == (75, False)
    undo(client, page)
    assert said_of(school.mme_diallo) == [("CE1 B", 100, True, SINCE, None)]


def test_what_somebody_said_since_stays(browse, school, head):
    page = give(head, school, school.cm2, school.m_petit, percent=50)
    ClassTeaching._base_manager.filter(staff=school.m_petit).update(ends_on=date(2099, 1, 1))
    page = undo(head, page)
    assert "Trop tard pour annuler" in page.text
    assert said_of(school.m_petit)[0][1:3] == (50, True)


def test_nobody_puts_back_what_others_gave(browse, school, neighbour, head):
    give(head, school, school.cm2, school.m_petit, percent=50)
    address = f"/classes/{school.cm2.uid}/enseignants/{school.m_petit.uid}/annuler/"
    assert browse(neighbour.mme_faure).post(address).status_code == 404
    assert browse(school.mme_diallo).post(address).status_code == 403
    browse(school.m_petit).post(address)
    assert said_of(school.m_petit)[0][1:3] == (50, True)


def test_each_reads_words_that_are_theirs(browse, school, head):
    address = f"/classes/{school.ce1.uid}/enseignants/{school.mme_diallo.uid}/"
    for person in (school.mme_roy, school.mme_diallo):
        page = browse(person).get(address).text
        assert "la vôtre" not in page
        assert "Enregistrer" in page
    waiting = f"/classes/{school.cm2.uid}/enseignants/{school.m_petit.uid}/"
    assert "Confirmer" in head.get(waiting).text
    assert "Confirmer" not in browse(school.m_petit).get(waiting).text
