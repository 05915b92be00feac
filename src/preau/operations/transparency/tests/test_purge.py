"""What the register publishes happens: erased at its term, nothing younger, at the neighbour's too, with a proof."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import connections, transaction
from django.utils import timezone
from tests.deliveries import write_complet
from tests.fontenay import INES, fontenay, without
from tests.two_schools import actor, space_of
from tests.worlds import World as Delivered

from preau.communication.news.actions import Written, draft, publish, revise
from preau.communication.news.models import News, Reading
from preau.core.accounts.actions import make_activation_code, open_account
from preau.core.accounts.models import Account, AccountPerson, ActivationCode
from preau.core.directory.models import Contact, Enrolment, Person, Responsibility, SchoolYear
from preau.core.directory.terms import EndOfNextYear
from preau.core.notifications.actions import Notice, notify
from preau.core.notifications.models import Notification
from preau.core.search.models import Document
from preau.kernel.audit import actions as audit
from preau.kernel.audit.models import Record
from preau.kernel.audit.types import PURGE
from preau.kernel.personal_data import Period, Processing, Purged, WithItsObject
from preau.kernel.registry import Manifest, contributions, registered
from preau.kernel.scope import platform
from preau.operations.transparency.actions import PurgeFailed, purge
from preau.provisioning.actions import apply_delivery
from preau.provisioning.reading import open_delivery
from preau.ui.types import Family

NOTICE = Notice("news", uuid4(), "Le jardin pousse !", "/actualites/1/", "newspaper", Family.COMMUNICATION)


def ago(**past: int) -> datetime:
    return Period(**past).before(timezone.now())


def left(person: Person, on: datetime) -> Person:
    Person._base_manager.filter(pk=person.pk).update(left_on=timezone.localdate(on))
    return person


def here(*people: Person) -> list[bool]:
    return [Person._base_manager.filter(pk=person.pk).exists() for person in people]


def proofs(label: str) -> list[dict]:
    return [one.detail for one in Record.objects.filter(verb=PURGE) if one.detail["of"] == label]


def test_no_sentence_publishes_a_duration_that_nothing_enforces():
    counted = re.compile(r"(\d|\bun|\bdeux|\btrois|\bsix|\btrente)\s+(an|mois|semaine|jour)")
    for line in contributions(Processing):
        for kept in line.kept_for:
            assert isinstance(kept, Purged) or not counted.search(str(kept)), line.label


@pytest.mark.parametrize(
    ("period", "now", "before"),
    [
        (Period(months=3), datetime(2026, 5, 31, 12, tzinfo=UTC), date(2026, 2, 28)),
        (Period(months=3), datetime(2026, 2, 1, 12, tzinfo=UTC), date(2025, 11, 1)),
        (Period(years=1), datetime(2028, 2, 29, 12, tzinfo=UTC), date(2027, 2, 28)),
        (Period(days=7), datetime(2026, 3, 1, 12, tzinfo=UTC), date(2026, 2, 22)),
    ],
)
def test_a_period_is_counted_on_the_calendar_and_never_shortened(period, now, before):
    assert period.before(now).date() == before


def test_a_school_year_is_that_of_the_academie_that_keeps_the_longest(world):
    november = datetime(2026, 11, 24, 12, tzinfo=UTC)
    assert EndOfNextYear().before(november).date() == date(2025, 9, 1)
    academie = world.tilleuls.school.academie
    SchoolYear.objects.create(academie=academie, label="2025-2026", starts_on=date(2025, 8, 18))
    assert EndOfNextYear().before(november).date() == date(2025, 8, 18)


def test_what_was_announced_goes_after_a_year_in_every_school_and_nothing_younger(school, neighbour):
    old, young = [school.samira, neighbour.eva], [school.minh, neighbour.m_blanc]
    notify([one.pk for one in (*old, *young)], NOTICE)
    for people, at in ((old, ago(years=1, days=1)), (young, ago(days=360))):
        Notification.objects.filter(recipient__in=people).update(created_at=at)
    purge()
    assert set(Notification.objects.values_list("recipient", flat=True)) == {one.pk for one in young}
    (proof,) = proofs("notifications")
    assert proof["notifications.Notification"] == 2
    purge()
    assert len(proofs("notifications")) == 1


def test_three_months_after_leaving_a_person_and_their_account_are_erased(school, neighbour):
    gone = [left(school.ines, ago(months=3, days=2)), left(neighbour.lea, ago(months=3, days=2))]
    younger = [left(school.thuy, ago(months=2, days=25)), left(neighbour.eva, ago(days=1))]
    for person in (*gone, *younger, school.noe):
        open_account(person, password="trois radis violets")
    Contact._base_manager.create(person=school.thuy, email="thuy@example.org")
    ties = Enrolment._base_manager.filter(pupil__in=gone), Responsibility._base_manager.filter(pupil__in=gone)
    assert all(rows.exists() for rows in ties)
    purge()
    assert here(*gone) == [False, False]
    assert here(*younger, school.noe, school.samira) == [True, True, True, True]
    assert not any(rows.exists() for rows in ties)
    assert Responsibility._base_manager.filter(pupil=school.noe).count() == 2
    assert Contact._base_manager.get().person == school.thuy
    held = set(AccountPerson.objects.values_list("person", flat=True))
    assert held == {one.pk for one in (*younger, school.noe)}
    assert Account.objects.count() == len(held)
    (of_people,), (of_accounts,) = proofs("directory"), proofs("accounts")
    assert of_people["directory.Person"] == 2
    assert of_accounts["accounts.Account"] == 2


def test_whoever_came_back_within_the_period_keeps_everything(school):
    left(school.ines, ago(months=2))
    purge()
    Person._base_manager.filter(pk=school.ines.pk).update(left_on=None)
    purge()
    assert here(school.ines) == [True]
    assert Enrolment._base_manager.filter(pupil=school.ines).exists()


@pytest.mark.slow
@pytest.mark.django_db
def test_whom_the_feed_names_again_is_the_same_person_until_the_term_and_then_a_new_one(tmp_path):
    def deliver(week: int, world: Delivered) -> Person | None:
        day = date(2026, 11, 19) + timedelta(weeks=week)
        apply_delivery(open_delivery([write_complet(tmp_path / str(week), world, day=day)]))
        return Person._base_manager.filter(feed_key=INES, profile="pupil", left_on=None).first()

    first = deliver(0, fontenay())
    assert deliver(1, without(fontenay(), pupils={INES})) is None
    left(first, ago(months=2, days=25))
    purge()
    assert deliver(2, fontenay()) == first
    assert deliver(3, without(fontenay(), pupils={INES})) is None
    left(first, ago(months=3, days=2))
    purge()
    again = deliver(4, fontenay())
    assert again not in (None, first)
    assert Enrolment._base_manager.filter(pupil=again, ends_on=None).exists()


def test_an_account_that_still_holds_somebody_stays_theirs(school):
    account = open_account(school.samira, password="trois radis violets")
    AccountPerson.objects.create(account=account, person=school.mme_diallo)
    left(school.samira, ago(months=4))
    purge()
    assert [one.person for one in AccountPerson.objects.filter(account=account)] == [school.mme_diallo]


def test_whoever_signed_what_others_read_keeps_a_name_and_nothing_else(school):
    news = written(school.mme_diallo, school.ce1)
    Contact._base_manager.create(person=school.mme_diallo, email="awa@example.org")
    left(school.mme_diallo, ago(months=4))
    purge()
    kept = Person._base_manager.get(pk=school.mme_diallo.pk)
    assert (kept.family_name, kept.civility, kept.birth_date) == ("DIALLO", "MME", None)
    assert not Contact._base_manager.filter(person=kept).exists()
    assert News._base_manager.get(pk=news.pk).author == kept
    assert len(proofs("directory")) == 1
    purge()
    assert len(proofs("directory")) == 1


def written(author: Person, class_group) -> News:
    with platform("test"):
        who = actor(author)
        return publish(draft(space_of(class_group), Written("Sortie", "Mardi."), actor=who), actor=who)


def age(news: News, at: datetime) -> None:
    """Both what is kept of it and what the journal says."""
    News._base_manager.filter(pk=news.pk).update(created_at=at, published_at=at)
    Record._base_manager.filter(target=news.uid).update(at=at)


def test_news_go_when_the_year_after_theirs_ends_in_every_school(school, neighbour):
    over = EndOfNextYear().before(timezone.now())
    old = [written(school.mme_diallo, school.ce1), written(neighbour.m_blanc, neighbour.ce2)]
    last_year = written(neighbour.m_blanc, neighbour.ce2)
    for news, at in ((old[0], over), (old[1], over), (last_year, over + timedelta(days=2))):
        age(news, at - timedelta(days=1))
    purge()
    assert list(News._base_manager.all()) == [last_year]
    assert set(Reading.objects.values_list("news", flat=True)) == {last_year.pk}
    assert list(Document._base_manager.values_list("key", flat=True)) == [last_year.pk]
    (proof,) = proofs("news")
    assert proof["news.News"] == 2


def test_news_that_somebody_touched_or_still_shows_stay(school):
    long_ago = EndOfNextYear().before(timezone.now()) - timedelta(days=1)
    touched, shown = written(school.mme_diallo, school.ce1), written(school.mme_diallo, school.ce1)
    for news in (touched, shown):
        age(news, long_ago)
    News._base_manager.filter(pk=shown.pk).update(shows_until=timezone.localdate())
    with platform("test"):
        revise(touched, Written("Sortie", "Mercredi."), actor=actor(school.mme_diallo))
    purge()
    assert set(News._base_manager.all()) == {touched, shown}


def test_sessions_tries_and_codes_go_once_they_are_worth_nothing(school, neighbour, client):
    client.force_login(open_account(school.samira, password="trois radis violets"))
    Session.objects.create(
        session_key="old", session_data="", expire_date=timezone.now() - timedelta(hours=2)
    )
    old, young = (
        make_activation_code(one, actor=None).record for one in (school.mme_roy, neighbour.mme_faure)
    )
    ActivationCode.objects.filter(pk=old.pk).update(expires_at=timezone.now() - timedelta(hours=2))
    cache.set("throttle:address:young", 1.0, timeout=600)
    cache.set("throttle:address:old", 1.0, timeout=600)
    with connections["ephemeral"].cursor() as cursor:
        past = connections["ephemeral"].ops.adapt_datetimefield_value(timezone.now() - timedelta(hours=2))
        cursor.execute("UPDATE cache SET expires = %s WHERE cache_key LIKE %s", [past, "%:old"])
        purge()
        cursor.execute("SELECT cache_key FROM cache WHERE cache_key LIKE '%throttle:address%'")
        assert [key.rpartition(":")[2] for (key,) in cursor.fetchall()] == ["young"]
    assert Session.objects.filter(session_key=client.session.session_key).exists()
    assert not Session.objects.filter(session_key="old").exists()
    assert list(ActivationCode.objects.all()) == [young]


def test_the_journal_forgets_what_was_said_and_stays_whole(school):
    with transaction.atomic():
        for verb in ("news.old", "news.young"):
            audit.record(verb, actor=None, target=school.ines, detail={"said": "…"})
    Record._base_manager.filter(verb="news.old").update(at=ago(years=1, days=1))
    audit.seal()
    purge()
    details = dict(Record.objects.filter(verb__startswith="news.").values_list("verb", "detail"))
    assert details == {"news.old": None, "news.young": {"said": "…"}}
    audit.seal()
    assert audit.verify()
    (proof,) = proofs("audit")
    assert proof["audit.Record"] == 1


def test_what_cannot_be_erased_holds_nothing_else_back(school):
    def fails(before):
        raise ZeroDivisionError

    notify([school.samira.pk], NOTICE)
    Notification.objects.update(created_at=ago(years=2))
    line = Processing("aaa", what="…", purpose="…", basis="…",
                      kept_for=(Purged(Period(days=1), since="après", purge=fails),))  # fmt: skip
    with registered(Manifest("aaa", "…", contributions=(line,))), pytest.raises(PurgeFailed, match="aaa"):
        purge()
    assert not Notification.objects.exists()


def test_a_duration_that_is_only_a_sentence_is_refused():
    line = Processing("aaa", what="…", purpose="…", basis="…", kept_for=(WithItsObject("Comme elle"),))
    line.check()
    with pytest.raises(Exception, match="une durée est"):
        replace(line, kept_for=("Un an",)).check()
