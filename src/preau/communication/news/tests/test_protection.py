"""What was taken away stays away, and what was refused stays with those who refused it."""

import pytest
from tests.two_schools import actor, space_of

from preau.communication.news.actions import Written, discard_draft, publish, restore, withdraw
from preau.communication.news.models import NewsState
from preau.communication.news.services import NEWS
from preau.communication.news.tests.pupils import decide, notices, review_of, written_by
from preau.core.content.actions import choose_moderation, refuse
from preau.kernel.jobs.worker import run_due_jobs
from preau.kernel.rules import Refused
from preau.kernel.scope import within

OUTING = Written("Sortie jeudi 9 h, quai 2", "Rendez-vous à la gare.")


def test_an_author_does_not_bring_back_what_the_head_withdrew(school):
    news = written_by(school.mme_diallo, space_of(school.ce1), OUTING)
    roy, diallo = actor(school.mme_roy), actor(school.mme_diallo)
    with within(roy.standing.scope):
        withdraw(news, actor=roy)
    with within(diallo.standing.scope), pytest.raises(Refused, match="direction"):
        restore(news, actor=diallo)
    with within(roy.standing.scope):
        restore(news, actor=roy)
    assert news.state == NewsState.PUBLISHED


def test_what_was_refused_is_neither_published_once_moderation_is_off_nor_thrown_away(
    browse, school, hamster
):
    decide(school.mme_diallo, refuse, hamster, "Pas gentil.")
    diallo, ines = actor(school.mme_diallo), actor(school.ines)
    with within(diallo.standing.scope):
        choose_moderation(space_of(school.ce1), NEWS, on=False, actor=diallo)
    for act in (publish, discard_draft):
        with within(ines.standing.scope), pytest.raises(Refused):
            act(hamster, actor=ines)
    page = browse(school.mme_diallo).get(f"/a-relire/{review_of(hamster).uid}/").text
    assert "Noisette" in page


def test_a_restricted_guardian_keeps_no_announcement_of_the_class(browse, school):
    written_by(school.mme_diallo, space_of(school.ce1), OUTING)
    run_due_jobs()
    assert OUTING.title in notices(school.minh)
    typed = {"authority": "none", "authority_source": "jugement", "authority_ends_on": ""}
    browse(school.mme_roy).post(f"/eleves/{school.thuy.uid}/responsables/{school.minh.uid}/", typed)
    assert notices(school.minh) == []
    assert OUTING.title in notices(school.samira)
