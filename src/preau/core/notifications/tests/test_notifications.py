"""Who is told of what, and what becomes of it."""

from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID, uuid4

import pytest
from django.db.models import QuerySet

from preau.core.accounts.actor import Actor
from preau.core.directory.models import Academie, Person
from preau.core.directory.standing import Standing
from preau.core.notifications.actions import Notice, notify, open_notification, read_about, read_all, withdraw
from preau.core.notifications.contributions import Announces
from preau.core.notifications.queries import mine, unread
from preau.kernel.registry import Manifest, registered
from preau.kernel.scope import within
from preau.ui.types import Family

pytestmark = pytest.mark.django_db
NOTICE = Notice("essai", uuid4(), "Le jardin pousse !", "/actualites/1/", "newspaper", Family.COMMUNICATION)


@pytest.fixture(autouse=True)
def told_of() -> Iterator[set[UUID]]:
    """What may still be read of « essai », whoever asks."""
    readable = {NOTICE.source}

    def rows(_: Actor) -> QuerySet[Person]:
        return Person._base_manager.filter(uid__in=readable)

    academie = Academie.objects.create(code="024", name="Paris")
    Person._base_manager.create(academie=academie, profile="pupil", given_name="Léa", uid=NOTICE.source)
    with registered(Manifest("essai", "Essai", contributions=(Announces("essai", readable=rows),))):
        yield readable


@pytest.fixture
def people() -> list[Actor]:
    """Samira and Karim, separated parents of Inès."""
    academie = Academie.objects.create(code="025", name="Versailles")
    return [
        Actor(
            Person._base_manager.create(
                academie=academie, profile="guardian", given_name=name, family_name="K."
            ),
            Standing(),
        )
        for name in ("Samira", "Karim")
    ]


def told(people: list[Actor], notice: Notice = NOTICE) -> None:
    notify([actor.person.pk for actor in people], notice)


def test_each_guardian_is_told_alone_and_reads_alone(people):
    samira, karim = people
    told(people)
    assert open_notification(mine(samira).get().uid, actor=samira) == "/actualites/1/"
    assert (unread(samira), unread(karim)) == (0, 1)


def test_telling_twice_tells_once(people):
    told(people)
    told(people)
    assert [unread(actor) for actor in people] == [1, 1]


def test_nobody_opens_what_was_told_to_somebody_else(people):
    samira, karim = people
    told([samira])
    assert open_notification(mine(samira).get().uid, actor=karim) is None
    assert unread(samira) == 1


def test_what_is_withdrawn_is_announced_no_more(people):
    told(people)
    withdraw("essai", NOTICE.source)
    assert not any(mine(actor).exists() for actor in people)


def test_seeing_the_thing_itself_reads_what_told_of_it(people):
    samira, karim = people
    told(people)
    read_about(NOTICE.source, actor=samira)
    assert (unread(samira), unread(karim)) == (0, 1)


def test_all_mine_are_read_at_once_and_only_mine(people):
    samira, karim = people
    told(people)
    with within(samira.standing.scope):
        assert read_all(actor=samira) == 1
    assert (unread(samira), unread(karim)) == (0, 1)


def test_what_one_may_no_longer_read_is_told_no_more_and_comes_back_with_the_right(people, told_of):
    samira, _ = people
    told(people)
    told_of.clear()
    assert (list(mine(samira)), unread(samira)) == ([], 0)
    told_of.add(NOTICE.source)
    assert unread(samira) == 1


def test_nor_is_it_opened(people, told_of):
    samira, _ = people
    told(people)
    uid = mine(samira).get().uid
    told_of.clear()
    assert open_notification(uid, actor=samira) is None


def test_a_service_that_stands_behind_no_rule_tells_nobody(people):
    with pytest.raises(LookupError, match="Announces"):
        told(people, replace(NOTICE, service="inconnu"))
