"""What an operator is told of what was announced."""

from datetime import timedelta

import pytest
from django.utils import timezone

from preau.kernel.events.checks import outbox
from preau.kernel.events.models import Announcement, Delivery
from preau.kernel.health import State

pytestmark = pytest.mark.django_db


def test_what_was_announced_and_not_told_is_said_after_a_while():
    announcement = Announcement.objects.create(event="Bell", payload={})
    owed = Delivery.objects.create(announcement=announcement, handler="x")
    assert outbox().state is State.OK
    Announcement.objects.update(at=timezone.now() - timedelta(hours=1))
    assert outbox().state is State.WARNING
    Delivery.objects.filter(pk=owed.pk).update(delivered_at=timezone.now())
    assert outbox().state is State.OK
