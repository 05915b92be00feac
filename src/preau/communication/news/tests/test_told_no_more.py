"""What somebody may no longer read, the bell tells them no more, title included; and nobody withdrew it."""

import pytest
from django.utils import timezone
from tests.two_schools import SINCE, actor, space_of

from preau.communication.news.actions import Written
from preau.communication.news.tests.pupils import notices, written_by
from preau.core.directory.models import ClassTeaching, Enrolment, Group, GroupMember
from preau.core.notifications.models import Notification
from preau.core.notifications.queries import unread
from preau.core.spaces.following import follow_directory
from preau.core.spaces.models import Space
from preau.kernel.scope import Academie as AcademieScope

OUTING = Written("Sortie mardi", "Mardi.")


@pytest.fixture
def outing(school):
    news = written_by(school.mme_diallo, space_of(school.ce1), OUTING)
    assert OUTING.title in notices(school.samira)
    return news


def changes_class(pupil, *, to) -> None:
    today = timezone.localdate()
    Enrolment._base_manager.filter(pupil=pupil).update(ends_on=today)
    Enrolment._base_manager.create(pupil=pupil, school=to.school, class_group=to, starts_on=today)


def test_a_child_who_changes_class_and_who_answers_for_them(browse, school, outing):
    changes_class(school.ines, to=school.cp)
    for person in (school.ines, school.samira, school.karim):
        assert notices(person) == []
        assert unread(actor(person)) == 0
        assert OUTING.title not in browse(person).get("/notifications/").text
    assert notices(school.thuy) == notices(school.minh) == [OUTING.title]


def test_a_child_who_leaves_for_the_neighbour_s_school(school, neighbour, outing):
    changes_class(school.ines, to=neighbour.ce2)
    assert notices(school.ines) == notices(school.samira) == []


def test_a_child_who_leaves_a_group(school):
    group = Group._base_manager.create(school=school.school, name="Chorale")
    for person in (school.ines, school.mme_diallo):
        GroupMember._base_manager.create(group=group, person=person, starts_on=SINCE)
    follow_directory(AcademieScope(school.school.academie_id))
    written_by(school.mme_diallo, Space._base_manager.get(group=group), Written("Concert", "Jeudi."))
    assert notices(school.ines) == notices(school.samira) == ["Concert"]
    GroupMember._base_manager.filter(person=school.ines).update(ends_on=timezone.localdate())
    assert notices(school.ines) == notices(school.samira) == []


def test_a_teacher_who_leaves_the_class_has_nothing_to_look_at(school, pupils_write):
    written_by(school.ines, space_of(school.ce1))
    assert notices(school.mme_diallo) == ["À relire : Mon hamster"]
    ClassTeaching._base_manager.filter(staff=school.mme_diallo).update(ends_on=timezone.localdate())
    assert notices(school.mme_diallo) == []


def test_the_title_of_a_notice_is_opened_by_nobody_who_lost_it(browse, school, outing):
    uid = Notification.objects.get(recipient=school.samira).uid
    changes_class(school.ines, to=school.cp)
    assert browse(school.samira).post(f"/notifications/{uid}/").status_code == 404
    assert browse(school.minh).post(f"/notifications/{uid}/").status_code == 404
