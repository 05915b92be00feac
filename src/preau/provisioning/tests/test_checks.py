"""What an operator is told of the feeds."""

from datetime import timedelta

import pytest
from tests.deliveries import write_complet
from tests.fontenay import PARC, THURSDAY, fontenay, without

from preau.kernel.health import State
from preau.provisioning.actions import apply_delivery
from preau.provisioning.checks import feeds
from preau.provisioning.reading import open_delivery

pytestmark = pytest.mark.django_db


@pytest.fixture
def deliver(tmp_path):
    def applied(world, *, weeks: int = 0):
        day = THURSDAY + timedelta(weeks=weeks)
        return apply_delivery(open_delivery([write_complet(tmp_path / f"complet-{weeks}", world, day=day)]))

    return applied


def test_an_installation_that_received_nothing_is_told_what_to_do():
    found = feeds()
    assert found.state is State.WARNING
    assert "preau aaf apply" in found.sentence


def test_a_complet_of_this_week_is_well(deliver, time_machine):
    time_machine.move_to("2026-11-24T08:00:00+01:00")
    deliver(fontenay())
    found = feeds()
    assert found.state is State.OK
    assert "jeudi" in found.sentence


def test_a_complet_that_did_not_come_is_said_after_a_missed_thursday(deliver, time_machine):
    time_machine.move_to("2026-11-27T08:00:00+01:00")
    deliver(fontenay())
    assert feeds().state is State.OK
    time_machine.move_to("2026-11-28T08:00:00+01:00")
    found = feeds()
    assert found.state is State.WARNING
    assert "demandez à l’académie" in found.sentence


def test_a_delivery_that_a_safeguard_holds_is_said(deliver, time_machine):
    time_machine.move_to("2026-11-27T08:00:00+01:00")
    deliver(fontenay())
    assert deliver(without(fontenay(), school=PARC), weeks=1)["held"]
    found = feeds()
    assert found.state is State.WARNING
    assert "garde-fou" in found.sentence
