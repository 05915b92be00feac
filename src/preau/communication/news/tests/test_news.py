"""What a class or a school publishes, for whom, and never for the neighbour."""

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.two_schools import actor, space_of

from preau.communication.news.actions import (
    Written,
    discard_draft,
    draft,
    mark_read,
    publish,
    restore,
    revise,
    withdraw,
)
from preau.communication.news.models import News, NewsState, Reading
from preau.communication.news.queries import current, news_for
from preau.communication.news.register import end_year, erase, export, published
from preau.communication.news.rules import may_change, may_read
from preau.communication.news.services import NEWS
from preau.core.notifications.queries import mine, unread
from preau.core.spaces.actions import switch_service
from preau.core.spaces.ranks import audience
from preau.kernel.jobs.worker import run_due_jobs
from preau.kernel.rules import Refused, disagreements
from preau.kernel.scope import platform, within

OUTING = Written("Sortie au musée", "Mardi, nous irons au musée.\n\nPrévoir un pique-nique.")


def published_by(person, space, written=OUTING) -> News:
    someone = actor(person)
    with within(someone.standing.scope):
        return publish(draft(space, written, actor=someone), actor=someone)


def sees(person) -> list[str]:
    someone = actor(person)
    with within(someone.standing.scope):
        return [news.title for news in news_for(someone)]


@pytest.fixture
def outing(school) -> News:
    return published_by(school.mme_diallo, space_of(school.ce1))


def test_a_class_news_is_for_its_pupils_their_guardians_and_the_team(school, neighbour, outing):
    for name in ("ines", "thuy", "samira", "karim", "mme_diallo", "m_petit", "mme_roy", "m_morel"):
        assert sees(getattr(school, name)) == ["Sortie au musée"], name
    for person in (school.noe, school.paul, school.denise, neighbour.lea, neighbour.eva, neighbour.mme_faure):
        assert sees(person) == []


def test_a_teacher_publishes_in_her_own_class_only(school, neighbour):
    for elsewhere in (space_of(school.cp), space_of(school.cm2), space_of(neighbour.ce2), neighbour.space):
        with pytest.raises(Refused):
            published_by(school.mme_diallo, elsewhere)


@pytest.mark.parametrize("name", ["ines", "samira", "karim", "m_morel"])
def test_whoever_only_reads_does_not_publish(school, name):
    with pytest.raises(Refused):
        published_by(getattr(school, name), space_of(school.ce1))


def test_a_draft_is_its_author_s_alone(school):
    diallo = actor(school.mme_diallo)
    with within(diallo.standing.scope):
        news = draft(space_of(school.ce1), OUTING, actor=diallo)
    for person in (school.mme_roy, school.samira, school.m_petit):
        someone = actor(person)
        with within(someone.standing.scope):
            assert not may_read(someone, news)
            assert not may_change(someone, news)
    with within(diallo.standing.scope):
        discard_draft(news, actor=diallo)
    assert News._base_manager.get().state == NewsState.THROWN
    roy = actor(school.mme_roy)
    with within(roy.standing.scope):
        assert not may_read(roy, news)


def test_each_reader_is_told_once_and_the_author_is_not(school, neighbour, outing):
    run_due_jobs()
    for name in ("ines", "samira", "karim"):
        assert [one.words for one in mine(actor(getattr(school, name)))] == ["Sortie au musée"]
    for person in (school.mme_diallo, school.paul, neighbour.eva):
        assert unread(actor(person)) == 0


def test_reading_is_each_person_s_own(school, outing):
    run_due_jobs()
    samira, karim = actor(school.samira), actor(school.karim)
    mark_read(outing, actor=samira)
    mark_read(outing, actor=samira)
    assert Reading.objects.filter(person=school.samira).count() == 1
    assert (unread(samira), unread(karim)) == (0, 1)
    second = published_by(school.mme_roy, school.space, Written("Kermesse", "Samedi."))
    mark_read(second, actor=karim)
    assert sees(school.samira) == ["Kermesse", "Sortie au musée"]
    assert sees(school.karim) == ["Sortie au musée", "Kermesse"]


def test_withdrawing_takes_it_back_from_readers_and_is_undone(school, outing):
    run_due_jobs()
    diallo = actor(school.mme_diallo)
    with within(diallo.standing.scope):
        withdraw(outing, actor=diallo)
    run_due_jobs()
    assert sees(school.samira) == []
    assert unread(actor(school.samira)) == 0
    with within(diallo.standing.scope):
        restore(outing, actor=diallo)
    run_due_jobs()
    assert sees(school.samira) == ["Sortie au musée"]
    assert unread(actor(school.samira)) == 1


def test_the_head_changes_what_a_teacher_published_and_a_colleague_does_not(school, neighbour, outing):
    roy = actor(school.mme_roy)
    with within(roy.standing.scope):
        revise(outing, Written("Sortie au musée, 9 h", "Mardi."), actor=roy)
    for person in (school.m_petit, school.samira, neighbour.mme_faure):
        someone = actor(person)
        with within(someone.standing.scope), pytest.raises(Refused):
            withdraw(outing, actor=someone)


def test_the_two_faces_of_the_rules_agree_over_the_whole_cast(world, outing):
    with platform("test"):
        actors = [actor(person) for person in world.people().values()]
        for over in (may_read, may_change):
            assert not disagreements(over, actors=actors, targets=[outing])


def test_after_its_last_day_it_leaves_the_homes_and_stays_in_the_list(school):
    yesterday = timezone.localdate() - timedelta(days=1)
    published_by(
        school.mme_diallo, space_of(school.ce1), Written("Photo de classe", "Hier.", shows_until=yesterday)
    )
    samira = actor(school.samira)
    with within(samira.standing.scope):
        assert [news.title for news in news_for(samira)] == ["Photo de classe"]
        assert not current(news_for(samira))


def test_a_service_switched_off_in_a_class_hides_its_news(school, outing):
    roy = actor(school.mme_roy)
    with within(roy.standing.scope):
        switch_service(space_of(school.ce1), NEWS, False, actor=roy)
    assert sees(school.samira) == []


def test_who_will_see_this_is_who_then_sees_it(school, outing):
    with platform("test"):
        named = {person.pk for person in audience(space_of(school.ce1), NEWS)}
    people = [person for person in vars(school).values() if hasattr(person, "profile")]
    assert named == {person.pk for person in people if sees(person)}


def test_one_person_s_data_is_exported_then_erased_without_what_is_others(school, outing):
    mark_read(outing, actor=actor(school.samira))
    assert [line["Actualité lue"] for line in export(school.samira)] == ["Sortie au musée"]
    assert "Sortie au musée" in [line.get("Actualité") for line in export(school.mme_diallo)]
    assert not export(school.karim)
    assert erase(school.samira) == 1
    assert not export(school.samira)
    assert sees(school.karim) == ["Sortie au musée"]


def test_use_is_counted_by_school_and_day(school, neighbour, outing):
    today = timezone.localdate()
    assert published(school.school, today) == 1
    assert published(school.school, today - timedelta(days=1)) == 0
    assert published(neighbour.school, today) == 0


def test_the_year_s_end_closes_what_had_no_end_in_that_school_only(school, neighbour, outing):
    other = published_by(neighbour.m_blanc, space_of(neighbour.ce2))
    today = timezone.localdate()
    assert end_year(school.school, today) == 1
    assert end_year(school.school, today) == 0
    outing.refresh_from_db()
    other.refresh_from_db()
    assert (outing.shows_until, other.shows_until) == (today, None)
    assert outing.state == NewsState.PUBLISHED
