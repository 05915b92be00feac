"""What a pupil writes waits for an adult of the class, and nobody else sees it."""

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.two_schools import actor, space_of

from preau.communication.news.actions import Written, discard_draft, draft, publish, revise, withdraw
from preau.communication.news.models import News, NewsState
from preau.communication.news.rules import may_change, may_read, may_write
from preau.communication.news.services import NEWS
from preau.communication.news.showing import readers_by_role
from preau.communication.news.tests.pupils import (
    HAMSTER,
    allow,
    as_,
    decide,
    notices,
    review_of,
    sees,
    written_by,
)
from preau.core.content.actions import accept, choose_moderation, refuse, send_back, take_back
from preau.core.content.models import ModerationChoice, Review
from preau.core.content.queries import is_moderated, waiting
from preau.core.content.register import erase, export
from preau.core.content.types import ReviewState
from preau.core.portal.queries import visit_of
from preau.core.portal.todos import texts_to_review
from preau.core.spaces.types import Rank, Role
from preau.kernel.audit.models import Record
from preau.kernel.rules import Refused, disagreements
from preau.kernel.scope import platform
from preau.operations.transparency.actions import purge


def test_a_pupil_who_may_only_read_writes_nothing(school):
    with pytest.raises(Refused):
        written_by(school.ines, space_of(school.ce1))


@pytest.mark.parametrize("rank", [Rank.CONTRIBUTE, Rank.PUBLISH])
def test_what_a_pupil_writes_waits_whichever_right_was_given(school, rank):
    allow(school, Role.PUPIL, rank)
    news = written_by(school.ines, space_of(school.ce1))
    assert news.state == NewsState.DRAFT
    assert review_of(news).state == ReviewState.WAITING
    assert sees(school.thuy) == sees(school.samira) == sees(school.ines) == []


def test_a_guardian_who_contributes_waits_and_one_who_publishes_does_not(school):
    allow(school, Role.GUARDIAN, Rank.CONTRIBUTE)
    assert written_by(school.samira, space_of(school.ce1)).state == NewsState.DRAFT
    allow(school, Role.GUARDIAN, Rank.PUBLISH)
    assert written_by(school.samira, space_of(school.ce1)).state == NewsState.PUBLISHED


def test_the_class_s_teachers_and_the_head_alone_see_what_waits(world, school, neighbour, hamster):
    readers = {"ines", "mme_diallo", "mme_roy"}
    for name, person in world.people().items():
        someone, scope = as_(person)
        with scope:
            assert bool(may_read(someone, hamster)) is (name in readers), name
            assert bool(waiting(someone)) is (name in readers - {"ines"}), name


def test_a_draft_not_yet_asked_for_is_its_author_s_alone(school, pupils_write):
    ines, scope = as_(school.ines)
    with scope:
        news = draft(space_of(school.ce1), HAMSTER, actor=ines)
    diallo, scope = as_(school.mme_diallo)
    with scope:
        assert not may_read(diallo, news)


def test_those_who_must_look_are_told_on_their_bell_and_home(school, neighbour, hamster):
    for name in ("mme_diallo", "mme_roy"):
        assert notices(getattr(school, name)) == ["À relire : Mon hamster"]
        someone, scope = as_(getattr(school, name))
        with scope:
            (asked,) = texts_to_review(visit_of(someone, None))
        assert (asked.title, asked.detail) == ("1 texte d’élève à relire", "CE1 B")
    for person in (school.m_petit, school.samira, school.thuy, neighbour.mme_faure):
        assert notices(person) == []
    roy, scope = as_(neighbour.mme_faure)
    with scope:
        assert texts_to_review(visit_of(roy, None)) == []


def test_accepting_publishes_and_tells_the_author_and_the_readers(school, hamster):
    decide(school.mme_diallo, accept, hamster)
    assert hamster.state == NewsState.PUBLISHED
    assert sees(school.thuy) == sees(school.samira) == ["Mon hamster"]
    assert notices(school.ines) == ["C’est publié : Mon hamster"]
    assert notices(school.samira) == ["Mon hamster"]
    assert notices(school.mme_diallo) == []
    assert notices(school.mme_roy) == ["Mon hamster"]


def test_sending_back_gives_the_word_and_the_draft_to_the_author_who_asks_again(school, hamster):
    decide(school.mme_diallo, send_back, hamster, "Relis ta deuxième phrase.")
    assert notices(school.ines) == ["À reprendre : Mon hamster"]
    ines, scope = as_(school.ines)
    with scope:
        revise(hamster, Written("Mon hamster", "Il s’appelle Noisette !"), actor=ines)
        publish(hamster, actor=ines)
    assert review_of(hamster).state == ReviewState.WAITING
    assert [one.state for one in Review._base_manager.order_by("pk")] == ["sent-back", "waiting"]
    decide(school.mme_roy, accept, hamster)
    assert sees(school.thuy) == ["Mon hamster"]


def test_what_is_refused_is_seen_by_nobody_else_and_not_asked_again(school, hamster):
    decide(school.mme_diallo, refuse, hamster, "On ne se moque pas.")
    assert sees(school.thuy) == []
    ines, scope = as_(school.ines)
    with scope, pytest.raises(Refused):
        publish(hamster, actor=ines)
    diallo, scope = as_(school.mme_diallo)
    with scope:
        assert not may_read(diallo, hamster)


def test_nobody_changes_what_waits_until_its_author_takes_it_back(school, hamster):
    ines, scope = as_(school.ines)
    with scope:
        with pytest.raises(Refused, match="attend d’être relue"):
            revise(hamster, Written("Autre chose", "…"), actor=ines)
        take_back(review_of(hamster), actor=ines)
        revise(hamster, Written("Autre chose", "…"), actor=ines)
    assert notices(school.mme_diallo) == []
    with pytest.raises(Refused):
        decide(school.mme_diallo, accept, hamster)


def test_a_pupil_changes_nothing_once_it_is_published_and_the_teacher_may_withdraw_it(school, hamster):
    decide(school.mme_diallo, accept, hamster)
    ines, scope = as_(school.ines)
    with scope, pytest.raises(Refused, match="demande à ta maîtresse"):
        revise(hamster, Written("Tout autre chose", "…"), actor=ines)
    diallo, scope = as_(school.mme_diallo)
    with scope:
        withdraw(hamster, actor=diallo)
    assert sees(school.thuy) == []


def test_only_the_class_s_team_decides_and_only_once(school, neighbour, hamster):
    for person in (school.ines, school.thuy, school.samira, school.m_petit, neighbour.mme_faure):
        with pytest.raises(Refused):
            decide(person, accept, hamster)
    stale = review_of(hamster)
    decide(school.mme_roy, send_back, hamster, "Encore un effort.")
    diallo, scope = as_(school.mme_diallo)
    with scope, pytest.raises(Refused, match="déjà répondu"):
        accept(stale, actor=diallo)


def test_each_decision_is_written_down_without_words(school, hamster):
    decide(school.mme_diallo, send_back, hamster, "Relis-toi.")
    record = Record.objects.get(verb="content.send_back")
    assert record.actor == school.mme_diallo.uid
    assert record.detail == {"service": "news"}


def test_a_class_may_switch_moderation_off_and_on_and_its_history_stays(school, neighbour, pupils_write):
    space = space_of(school.ce1)
    for person in (school.ines, school.samira, school.m_petit, neighbour.mme_faure):
        someone, scope = as_(person)
        with scope, pytest.raises(Refused):
            choose_moderation(space, NEWS, False, actor=someone)
    diallo, scope = as_(school.mme_diallo)
    with scope:
        assert is_moderated(space, NEWS)
        choose_moderation(space, NEWS, False, actor=diallo)
        choose_moderation(space, NEWS, False, actor=diallo)
    assert written_by(school.ines, space).state == NewsState.PUBLISHED
    roy, scope = as_(school.mme_roy)
    with scope:
        choose_moderation(space, NEWS, True, actor=roy)
    assert written_by(school.ines, space).state == NewsState.DRAFT
    chosen = ModerationChoice._base_manager.order_by("pk")
    assert [(one.on, one.chosen_by) for one in chosen] == [(False, school.mme_diallo), (True, school.mme_roy)]


def test_switching_off_in_a_class_leaves_the_others_alone(school, neighbour):
    diallo, scope = as_(school.mme_diallo)
    with scope:
        choose_moderation(space_of(school.ce1), NEWS, False, actor=diallo)
    with platform("test"):
        assert is_moderated(space_of(school.cm2), NEWS)
        assert is_moderated(space_of(neighbour.ce2), NEWS)


def test_a_pupil_sees_how_many_will_read_and_no_guardian_s_name(school, pupils_write):
    ines, scope = as_(school.ines)
    with scope:
        readers = {str(one.label): one for one in readers_by_role(space_of(school.ce1), ines)}
    assert readers["Parents"].count == 3
    assert readers["Parents"].names == []
    assert "Adultes de l’école" in readers
    assert readers["Élèves"].names == ["Inès K.", "Thuy L."]


def test_the_two_faces_agree_over_the_whole_cast(world, school, hamster):
    with platform("test"):
        actors = [actor(person) for person in world.people().values()]
        for over, target in ((may_read, hamster), (may_change, hamster), (may_write, hamster.space)):
            assert not disagreements(over, actors=actors, targets=[target])


def test_throwing_it_away_forgets_what_was_said_of_it(school, hamster):
    decide(school.mme_diallo, send_back, hamster, "On ne se moque pas.")
    assert export(school.ines)[0]["Mot"] == "On ne se moque pas."
    ines, scope = as_(school.ines)
    with scope:
        discard_draft(hamster, actor=ines)
    News._base_manager.update(thrown_at=timezone.now() - timedelta(days=8))
    purge()
    assert export(school.ines) == []


def test_one_person_s_reviews_are_erased_without_the_others(school, hamster):
    other = written_by(school.thuy, space_of(school.ce1))
    assert erase(school.ines) == 1
    assert [review.key for review in Review._base_manager.all()] == [other.pk]
