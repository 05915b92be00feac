"""Who has not read: known to those responsible, each guardian counted alone, never shown to readers."""

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.two_schools import actor, answers, space_of

from preau.communication.news.actions import Written, draft, mark_read, publish, withdraw
from preau.communication.news.home import unread_block
from preau.communication.news.models import News
from preau.communication.news.queries import latest_of_classes, seen_by
from preau.communication.news.rules import may_see_readers
from preau.communication.news.services import NEWS
from preau.communication.news.showing import reached_words
from preau.communication.news.tests.pupils import allow, decide, written_by
from preau.core.accounts.actions import open_account
from preau.core.content.actions import accept
from preau.core.content.readers import missing, reached
from preau.core.portal.queries import visit_of
from preau.core.spaces.actions import choose_rank
from preau.core.spaces.types import Rank, Role
from preau.kernel.rules import disagreements
from preau.kernel.scope import platform, within

PASSWORD = "trois radis violets"


def published_by(person, space, title="Sortie au musée", **facts) -> News:
    someone = actor(person)
    with within(someone.standing.scope):
        return publish(draft(space, Written(title, "Mardi.", **facts), actor=someone), actor=someone)


@pytest.fixture
def outing(school) -> News:
    return published_by(school.mme_diallo, space_of(school.ce1))


def words_of(news) -> str:
    with platform("test"):
        return reached_words(reached(news.space, NEWS, seen_by(news)))


def missing_from(news) -> list[tuple[str, str]]:
    """Each guardian who has not read, with the child."""
    with platform("test"):
        left = missing(news.space, NEWS, seen_by(news))
    parts = [part for parts in left.classes.values() for part in parts]
    return [(part.child.given_name, one.person.given_name) for part in parts for one in part.guardians]


def home_of(person) -> list[str]:
    someone = actor(person)
    with within(someone.standing.scope):
        block = unread_block(visit_of(someone, None))
    return [f"{row.title} : {row.detail}" for row in block.context["rows"]] if block else []


def test_separated_parents_count_each_alone_and_an_informed_one_is_a_reader(school, outing):
    assert words_of(outing) == "Lue par 0 responsable sur 3 et 0 élève sur 2"
    assert missing_from(outing) == [("Inès", "Karim"), ("Inès", "Samira"), ("Thuy", "Minh")]
    mark_read(outing, actor=actor(school.samira))
    assert words_of(outing) == "Lue par 1 responsable sur 3 et 0 élève sur 2"
    assert missing_from(outing) == [("Inès", "Karim"), ("Thuy", "Minh")]


def test_a_guardian_of_two_children_of_the_class_counts_once_and_is_named_under_each(school, outing):
    twin = school.pupil("Ilan", "KADDOUR", school.ce1)
    answers(school.samira, twin)
    assert words_of(outing) == "Lue par 0 responsable sur 3 et 0 élève sur 3"
    assert ("Ilan", "Samira") in missing_from(outing)
    assert ("Inès", "Samira") in missing_from(outing)


def test_whoever_may_know_nothing_or_left_is_neither_counted_nor_named(school, outing):
    names = {guardian for _, guardian in missing_from(outing)}
    assert names.isdisjoint({"Denise", "Paul"})
    school.minh.left_on = timezone.localdate()
    school.minh.save()
    assert words_of(outing).startswith("Lue par 0 responsable sur 2")
    assert ("Thuy", "Minh") not in missing_from(outing)


def test_in_a_school_children_are_under_their_class(school, neighbour):
    party = published_by(school.mme_roy, school.space, "Kermesse")
    with platform("test"):
        left = missing(party.space, NEWS, seen_by(party))
    assert {title: [part.child.given_name for part in parts] for title, parts in left.classes.items()} == {
        "CE1 B": ["Inès", "Thuy"],
        "CM2": ["Noé"],
    }


def test_those_responsible_see_it_and_readers_never(school, neighbour, outing):
    party = published_by(school.mme_roy, school.space, "Kermesse")
    sees = {
        "mme_diallo": [outing], "mme_roy": [outing, party], "m_petit": [], "m_morel": [],
        "samira": [], "karim": [], "ines": [],
    }  # fmt: skip
    for name, news in sees.items():
        someone = actor(getattr(school, name))
        with within(someone.standing.scope):
            assert list(may_see_readers.rows(someone).order_by("pk")) == news, name
    for person in (neighbour.mme_faure, neighbour.m_blanc):
        someone = actor(person)
        with within(someone.standing.scope):
            assert not may_see_readers.rows(someone)


def test_a_pupil_or_an_aide_who_may_publish_still_does_not_see_who_read(school, outing):
    diallo = actor(school.mme_diallo)
    with within(diallo.standing.scope):
        for role in (Role.PUPIL, Role.STAFF):
            choose_rank(outing.space, NEWS, role, Rank.PUBLISH, actor=diallo)
    for person in (school.ines, school.m_morel):
        someone = actor(person)
        with within(someone.standing.scope):
            assert not may_see_readers(someone, outing)


def test_the_two_faces_agree_over_the_whole_cast(world, outing):
    with platform("test"):
        actors = [actor(person) for person in world.people().values()]
        assert not disagreements(may_see_readers, actors=actors, targets=[outing])


def test_a_teacher_s_home_says_for_each_class_who_has_not_read_the_latest(school, neighbour, outing):
    published_by(neighbour.m_blanc, space_of(neighbour.ce2), "Chez le voisin")
    assert home_of(school.mme_diallo) == ["Sortie au musée : CE1 B · 3 responsables sur 3 n’ont pas lu"]
    for name in ("samira", "karim"):
        mark_read(outing, actor=actor(getattr(school, name)))
    assert home_of(school.mme_diallo) == ["Sortie au musée : CE1 B · 1 responsable sur 3 n’a pas lu"]
    mark_read(outing, actor=actor(school.minh))
    assert home_of(school.mme_diallo) == ["Sortie au musée : CE1 B · tous les responsables ont lu"]
    newer = published_by(school.mme_diallo, space_of(school.ce1), "Piscine")
    assert home_of(school.mme_diallo) == ["Piscine : CE1 B · 3 responsables sur 3 n’ont pas lu"]
    someone = actor(school.mme_diallo)
    with within(someone.standing.scope):
        withdraw(newer, actor=someone)
    assert home_of(school.mme_diallo)[0].startswith("Sortie au musée")
    assert home_of(school.m_petit) == []


def test_a_child_s_text_does_not_hide_what_the_teacher_published(school, outing):
    allow(school, Role.PUPIL, Rank.PUBLISH)
    decide(school.mme_diallo, accept, written_by(school.ines, space_of(school.ce1)))
    assert home_of(school.mme_diallo) == ["Sortie au musée : CE1 B · 3 responsables sur 3 n’ont pas lu"]


def test_what_is_past_leaves_the_home(school):
    yesterday = timezone.localdate() - timedelta(days=1)
    published_by(school.mme_diallo, space_of(school.ce1), "Hier", shows_until=yesterday)
    assert home_of(school.mme_diallo) == []


def test_the_home_counts_as_the_page_does(school, outing):
    answers(school.samira, school.pupil("Ilan", "KADDOUR", school.ce1))
    mark_read(outing, actor=actor(school.karim))
    diallo = actor(school.mme_diallo)
    with within(diallo.standing.scope):
        of_home = latest_of_classes(diallo).get()
        guardians = reached(outing.space, NEWS, seen_by(outing))[0]
    assert (of_home.read, of_home.of) == (guardians.seen, guardians.of) == (1, 3)


def test_the_page_names_them_and_says_who_has_no_account(browse, school, outing):
    open_account(school.samira, password=PASSWORD)
    client = browse(school.mme_diallo)
    page = client.get(f"/actualites/{outing.uid}/lectures/").text
    assert "Samira Kaddour" in page
    assert page.count("sans compte") == 4
    assert "informé, ne signe pas" in page
    assert "Lue par 0 responsable sur 3" in client.get(f"/actualites/{outing.uid}/").text


def test_when_all_have_read_the_page_says_so(browse, school, outing):
    for name in ("samira", "karim", "minh", "ines", "thuy"):
        mark_read(outing, actor=actor(getattr(school, name)))
    page = browse(school.mme_roy).get(f"/actualites/{outing.uid}/lectures/").text
    assert "Tout le monde a lu" in page


@pytest.mark.parametrize("name", ["samira", "karim", "ines", "m_petit"])
def test_a_reader_sees_no_count_anywhere(browse, school, outing, name):
    client = browse(getattr(school, name))
    for address in ("/accueil/", "/actualites/", f"/actualites/{outing.uid}/"):
        page = client.get(address).text
        assert "Lue par" not in page
        assert "n’a pas lu" not in page
        assert "n’ont pas lu" not in page
