"""The journal is written with the action, sealed soon after, and never changed."""

import random
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID

import pytest
import time_machine
from django.db import connection, transaction
from django.utils import timezone

from preau.kernel.audit.actions import erase, export_head, record, seal, verify
from preau.kernel.audit.models import Record
from preau.kernel.audit.types import CannotChangeError
from preau.kernel.uid import uuid7


@dataclass(frozen=True)
class Person:
    uid: UUID = field(default_factory=uuid7)


DIALLO = Person()


@pytest.fixture(autouse=True)
def _heads_elsewhere(settings, tmp_path):
    settings.PREAU_DATA = tmp_path


def write(count=1, **detail):
    with transaction.atomic():
        for _ in range(count):
            record("news.publish", actor=DIALLO, detail=detail or None)


@pytest.mark.django_db
def test_an_action_and_its_row_are_one_transaction():
    def publish_and_fail():
        with transaction.atomic():
            write()
            raise ValueError("panne")

    with pytest.raises(ValueError, match="panne"):
        publish_and_fail()
    assert not Record.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_row_outside_a_transaction_is_refused():
    with pytest.raises(transaction.TransactionManagementError):
        record("news.publish", actor=None)


@pytest.mark.django_db
def test_a_row_says_who_did_what_and_comes_back_as_it_was_sealed():
    write(title="Sortie à Paris", pages=[1, 2], pinned=True)
    assert seal() == 1
    row = Record.objects.get()
    assert (row.actor, row.verb, row.seq) == (DIALLO.uid, "news.publish", 1)
    assert row.detail == {"title": "Sortie à Paris", "pages": [1, 2], "pinned": True}
    assert verify()


@pytest.mark.django_db
def test_a_floating_point_number_is_refused():
    with pytest.raises(TypeError, match="floating"):
        write(mean=[1, 12.5])


@pytest.mark.django_db
def test_sealing_goes_on_from_the_last_head_and_does_nothing_when_there_is_nothing():
    for count in (3, 2, 0):
        write(count)
        assert seal() == count
    assert (verify().sealed, verify().broken_at) == (5, None)


@pytest.mark.django_db
def test_a_changed_row_shows():
    write(3)
    seal()
    Record._base_manager.filter(seq=2).update(verb="news.read")
    assert not verify()
    assert verify().broken_at == 2


@pytest.mark.django_db
def test_rows_taken_from_the_end_show_once_their_head_was_exported():
    write(3)
    seal()
    export_head()
    Record._base_manager.filter(seq=3).delete()
    assert verify().broken_at == 3


@pytest.mark.django_db
def test_a_row_left_unsealed_is_flagged():
    write()
    assert verify()
    with time_machine.travel(timezone.now() + timedelta(minutes=6)):
        assert verify().late == 1
        assert not verify()


@pytest.mark.django_db
def test_what_was_said_can_be_erased_and_the_erasure_is_recorded():
    write(name="Inès")
    seal()
    assert erase(Record.objects.all(), actor=DIALLO, reason="demande de la famille") == 1
    seal()
    erased, erasure = Record.objects.order_by("seq")
    assert (erased.detail, erased.salt) == (None, "")
    assert (erasure.verb, erasure.detail["rows"]) == ("audit.erase", 1)
    assert verify()


@pytest.mark.django_db
def test_the_journal_is_only_written_to_the_end():
    write()
    row = Record.objects.get()
    for change in (
        row.save,
        row.delete,
        Record.objects.all().delete,
        lambda: Record.objects.update(verb="x"),
    ):
        with pytest.raises(CannotChangeError):
            change()


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif("connection.vendor == 'sqlite'", reason="SQLite has one writer")
def test_writers_and_sealers_at_once_leave_one_whole_chain():
    def write_slowly(seed):
        pause = random.Random(seed).random() / 50  # noqa: S311
        with transaction.atomic():
            record("before", actor=None, detail={"seed": seed})
            time.sleep(pause)
            record("after", actor=None)
        connection.close()

    def seal_and_close(_):
        seal()
        connection.close()

    with ThreadPoolExecutor(8) as threads:
        done = [threads.submit(act, seed) for seed in range(100) for act in (write_slowly, seal_and_close)]
    for future in done:
        future.result()
    seal()
    found = verify()
    assert (found.sealed, found.broken_at) == (200, None)
    assert set(Record.objects.values_list("seq", flat=True)) == set(range(1, 201))
    out_of_order = [row.pk for row in Record.objects.order_by("seq")]
    assert out_of_order != sorted(out_of_order), "nothing was committed late: the test proves nothing"
