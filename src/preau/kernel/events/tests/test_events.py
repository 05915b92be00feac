"""A bell rings; the yard and the canteen hear it, each in its own time."""

from dataclasses import dataclass
from datetime import timedelta

import pytest
import time_machine
from django.db import transaction
from django.utils import timezone

from preau.kernel.events.actions import announce
from preau.kernel.events.delivery import forget_delivered
from preau.kernel.events.jobs import deliver
from preau.kernel.events.models import Announcement, Delivery
from preau.kernel.events.types import Event, Follower, Handler
from preau.kernel.jobs.worker import run_due_jobs
from preau.kernel.registry import Manifest, Misdeclared, registered

pytestmark = pytest.mark.django_db
heard: list[str] = []
out_of_order: list[str] = []


@dataclass(frozen=True)
class BellRang(Event):
    school_id: int
    which: str


@dataclass(frozen=True)
class LightsOut(Event):
    pass


def yard(event: BellRang) -> None:
    heard.append(f"yard {event.school_id} {event.which}")


def canteen(event: BellRang) -> None:
    Announcement.objects.create(event="written by the canteen", payload={})
    if out_of_order:
        raise ValueError("sourde")
    heard.append("canteen")


def night_watch(event: LightsOut) -> None:
    heard.append("night watch")


@pytest.fixture(autouse=True)
def _listeners():
    heard.clear()
    out_of_order.clear()
    listeners = (
        Handler(BellRang, run=canteen),
        Handler(BellRang, run=yard),
        Handler(LightsOut, run=night_watch),
    )
    with registered(Manifest("test_events", "Essai", contributions=listeners)):
        yield


def test_each_handler_of_an_event_is_told_once_after_the_change():
    announce(BellRang(1, "midi"))
    assert heard == []
    run_due_jobs()
    assert sorted(heard) == ["canteen", "yard 1 midi"]
    assert not Delivery.objects.filter(delivered_at=None).exists()


def test_an_event_of_a_change_that_failed_did_not_happen():
    def ring_and_fail():
        with transaction.atomic():
            announce(BellRang(1, "midi"))
            raise ValueError("panne")

    with pytest.raises(ValueError, match="panne"):
        ring_and_fail()
    run_due_jobs()
    assert heard == []


@pytest.mark.django_db(transaction=True)
def test_an_event_outside_a_transaction_is_refused():
    with pytest.raises(transaction.TransactionManagementError):
        announce(BellRang(1, "midi"))


def test_a_handler_that_fails_stops_no_other_and_is_told_again_later():
    out_of_order.append("canteen")
    announce(BellRang(1, "midi"))
    run_due_jobs()
    assert heard == ["yard 1 midi"]
    assert not Announcement.objects.filter(event="written by the canteen").exists()

    out_of_order.clear()
    with time_machine.travel(timezone.now() + timedelta(seconds=11)):
        run_due_jobs()
    assert heard == ["yard 1 midi", "canteen"]


def test_a_delivery_run_twice_tells_once():
    announce(LightsOut())
    delivery = Delivery.objects.get()
    deliver.enqueue(delivery.pk)
    run_due_jobs()
    assert heard == ["night watch"]


def test_what_was_delivered_is_forgotten_after_a_month_and_what_is_owed_is_kept():
    announce(LightsOut())
    run_due_jobs()
    announce(BellRang(1, "midi"))
    for days, left in [(29, {"LightsOut", "BellRang"}), (31, {"BellRang"})]:
        with time_machine.travel(timezone.now() + timedelta(days=days)):
            forget_delivered()
        assert set(Announcement.objects.values_list("event", flat=True)) == left


def test_an_event_that_carries_more_than_identifiers_is_refused():
    @dataclass(frozen=True)
    class Overloaded(Event):
        people: list

    class Undecorated(Event):
        school_id: int

    for wrong in (Overloaded, Undecorated):
        with pytest.raises(Misdeclared, match="identifiants"):
            Handler(wrong, run=yard).check()


class Caretaker(Follower):
    """Writes the bell down at once, and may refuse it."""

    def follow(self, event: Event) -> None:
        if isinstance(event, BellRang):
            if out_of_order:
                raise ValueError("en panne")
            heard.append(f"caretaker {event.which}")


@pytest.fixture
def caretaker():
    with registered(Manifest("test_follower", "Essai", contributions=(Caretaker(),))):
        yield


def test_a_follower_hears_within_the_transaction_before_any_worker(caretaker):
    with transaction.atomic():
        announce(BellRang(1, "récréation"))
        announce(LightsOut())
        assert heard == ["caretaker récréation"]


def test_what_a_follower_cannot_write_did_not_happen(caretaker):
    out_of_order.append("caretaker")
    with pytest.raises(ValueError, match="en panne"), transaction.atomic():
        announce(BellRang(1, "récréation"))
    assert not Announcement.objects.exists()
