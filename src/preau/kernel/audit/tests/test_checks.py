"""What an operator is told of the journal."""

import os
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from preau.kernel.audit import checks
from preau.kernel.audit.actions import export_head, heads_file, record, seal
from preau.kernel.audit.models import Record
from preau.kernel.health import State

pytestmark = pytest.mark.django_db


def written(*, days_ago: float = 0):
    with transaction.atomic():
        record("test.sweep", actor=None)
    Record._base_manager.filter(seq=None).update(at=timezone.now() - timedelta(days=days_ago))


def test_a_row_just_written_is_not_late():
    written()
    assert checks.sealer().state is State.OK


def test_a_row_that_nobody_sealed_is_a_failure():
    written(days_ago=1)
    assert checks.sealer().state is State.FAILURE
    seal()
    assert checks.sealer().state is State.OK


def test_a_row_changed_after_its_seal_is_a_failure_that_says_where():
    written()
    written()
    seal()
    assert checks.chain().state is State.OK
    Record._base_manager.filter(seq=2).update(verb="test.other")
    found = checks.chain()
    assert found.state is State.FAILURE
    assert "ligne 2" in found.sentence


def test_a_journal_whose_head_leaves_the_database_no_more_is_said():
    written(days_ago=9)
    seal()
    assert checks.chain().state is State.WARNING
    export_head()
    assert checks.chain().state is State.OK
    week_ago = (timezone.now() - timedelta(days=7)).timestamp()
    os.utime(heads_file(), (week_ago, week_ago))
    assert checks.chain().state is State.WARNING
