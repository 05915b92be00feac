"""Undoing a run: the directory is as it was before it, whatever the run did."""

import json
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st
from tests.deliveries import write_complet
from tests.fontenay import INES, PARC, THURSDAY, fontenay, of_school, without
from tests.worlds import World, worlds

from preau.core.directory.models import (
    Assignment,
    ClassGroup,
    Enrolment,
    Group,
    GroupMember,
    Person,
    Responsibility,
    School,
)
from preau.kernel.audit.models import Record
from preau.provisioning import undoing
from preau.provisioning.actions import apply_delivery
from preau.provisioning.checks import feeds
from preau.provisioning.models import Feed, MirrorRow, Run, RunState, Trace
from preau.provisioning.planning.undoing import out_of_nothing, undone
from preau.provisioning.queries import directory_dump
from preau.provisioning.reading import open_delivery
from preau.provisioning.tests.test_groups import upe2a
from preau.provisioning.tests.test_plan import changes, directory_of, heard, planned
from preau.provisioning.types import Category, DeliveryRefused
from preau.provisioning.undoing import UndoRefused, undo_run

NEXT_WEEK = THURSDAY + timedelta(weeks=1)
BESIDE = "18001"
"""Of the class of Inès, and of her household."""


@given(worlds(), worlds())
def test_what_is_undone_is_as_before(before: World, after: World) -> None:
    directory = directory_of(before)
    made = changes(planned(heard(after), directory))
    directory.write(made)
    directory.write(undone(made))
    assert directory.subjects() == heard(before).subjects()


@given(worlds())
def test_undoing_a_first_delivery_leaves_nothing(world: World) -> None:
    directory = directory_of(world)
    directory.write(undone(out_of_nothing(directory.subjects())))
    assert directory.subjects() == []


def rows(model: type) -> list[tuple[object, ...]]:
    return sorted(model._base_manager.values_list(), key=str)


def links() -> list[list[tuple[object, ...]]]:
    """Every row that ties somebody to something, ended or not."""
    return [rows(model) for model in (Enrolment, Responsibility, Assignment, GroupMember)]


def dumped() -> bytes:
    return json.dumps(directory_dump()).encode()


def delivered(world: World, folder: Path, *, weeks: int) -> None:
    day = THURSDAY + timedelta(weeks=weeks)
    made = write_complet(folder / f"{weeks}-{uuid4()}", world, day=day)
    apply_delivery(open_delivery([made]), forced="essai")


def undo_last() -> None:
    undo_run(Run.objects.latest("pk"))


@pytest.mark.django_db
@given(st.lists(worlds(), min_size=2, max_size=3), worlds())
def test_the_law_of_undoing(history: list[World], after: World) -> None:
    """
    Whatever came before: undone, the directory is the same to the byte and no link has changed; applied again, it
    is what it had become.
    """
    with TemporaryDirectory() as there, transaction.atomic():
        folder = Path(there)
        for weeks, world in enumerate(history):
            delivered(world, folder, weeks=weeks)
        old, old_links = dumped(), links()
        delivered(after, folder, weeks=len(history))
        new, heard_since = dumped(), rows(MirrorRow)
        undo_last()
        assert dumped() == old
        assert links() == old_links
        assert rows(MirrorRow) == heard_since
        delivered(after, folder, weeks=len(history))
        assert dumped() == new
        for _ in range(len(history) + 1):
            undo_run(Run.objects.filter(state=RunState.APPLIED).latest("pk"))
        assert not any(directory_dump().values())
        transaction.set_rollback(True)


def person(key: str) -> Person:
    return Person._base_manager.get(feed_key=key, profile="pupil")


@pytest.mark.django_db
def test_who_left_is_back_on_the_same_rows_since_the_same_day(deliver):
    deliver(fontenay())
    before = links()
    deliver(without(fontenay(), pupils={INES, BESIDE}), weeks=1)
    assert person(INES).left_on == NEXT_WEEK
    undo_last()
    assert person(INES).left_on is None
    assert links() == before


@pytest.mark.django_db
def test_who_arrived_has_left_and_keeps_their_row(deliver):
    deliver(without(fontenay(), pupils={INES, BESIDE}))
    before = links()
    deliver(fontenay(), weeks=1)
    ines = person(INES)
    undo_last()
    assert (person(INES).pk, person(INES).left_on) == (ines.pk, NEXT_WEEK)
    assert links() == before
    deliver(fontenay(), weeks=1)
    assert (person(INES).pk, person(INES).left_on) == (ines.pk, None)


@pytest.mark.django_db
def test_who_had_come_back_has_left_when_they_first_did(deliver):
    deliver(fontenay())
    deliver(without(fontenay(), pupils={INES, BESIDE}), weeks=1)
    before = links()
    deliver(fontenay(), weeks=2)
    undo_last()
    assert person(INES).left_on == NEXT_WEEK
    assert links() == before


@pytest.mark.django_db
def test_a_school_a_class_and_a_group_that_came_are_closed(deliver):
    deliver(without(fontenay(), school=PARC))
    deliver(upe2a(INES), weeks=1)
    undo_last()
    for model in (School, ClassGroup, Group):
        there = model._base_manager.filter(closed_on=NEXT_WEEK)
        assert {str(one).split(" ")[0] for one in there} <= {"LE", "CP", "CM2", "UPE2A"}
        assert there.exists()
    assert School._base_manager.filter(closed_on=None).count() == 5
    assert not GroupMember._base_manager.exists()


@pytest.mark.django_db
def test_what_the_school_typed_on_a_link_stays(deliver):
    alone = without(fontenay(), pupils={INES, BESIDE})
    deliver(alone)
    deliver(fontenay(), weeks=1)
    typed, bare = Responsibility._base_manager.filter(pupil__feed_key=INES).order_by("kind")
    Responsibility._base_manager.filter(pk=typed.pk).update(authority="none", authority_source="jugement")
    undo_last()
    assert not Responsibility._base_manager.filter(pk=bare.pk).exists()
    typed.refresh_from_db()
    assert (typed.authority, typed.authority_source, typed.ends_on) == ("none", "jugement", NEXT_WEEK)


@pytest.mark.django_db
def test_what_the_school_typed_on_a_link_that_ended_is_back_with_it(deliver):
    deliver(fontenay())
    link = Responsibility._base_manager.filter(pupil__feed_key=INES).first()
    deliver(without(fontenay(), pupils={INES, BESIDE}), weeks=1)
    Responsibility._base_manager.filter(pk=link.pk).update(
        authority="informed", authority_ends_on=date(2027, 1, 1)
    )
    undo_last()
    link.refresh_from_db()
    assert (link.authority, link.starts_on, link.ends_on) == ("informed", THURSDAY, None)


@pytest.mark.django_db
def test_an_enrolment_that_the_school_had_made_is_the_schools_again(deliver):
    deliver(without(fontenay(), pupils={BESIDE}))
    moved = dict(without(fontenay(), pupils={BESIDE}))
    cm2 = ClassGroup._base_manager.get(school__feed_key=PARC, name="CM2 A")
    by_hand = Enrolment._base_manager.create(
        pupil=person(INES), school=cm2.school, class_group=cm2, starts_on=date(2026, 9, 1)
    )
    moved[Category.PUPIL, INES] = {
        **moved[Category.PUPIL, INES],
        "ENTPersonClasses": (f"{PARC}$11$ORDINAIRE$781$CM2 A",),
    }
    before = links()
    deliver(moved, weeks=1)
    by_hand.refresh_from_db()
    assert by_hand.from_feed
    undo_last()
    assert links() == before


@pytest.mark.django_db
def test_what_a_safeguard_kept_back_is_not_undone(deliver):
    deliver(fontenay())
    old = dumped()
    deliver(without(fontenay(), pupils={"19000", *of_school(fontenay(), PARC, class_number="0")}), weeks=1)
    assert len(directory_dump()["pupils"]) == 143
    undo_last()
    assert dumped() == old


@pytest.mark.django_db
def test_after_an_undo_the_same_delivery_is_compared_again_and_an_older_one_refused(deliver):
    deliver(fontenay())
    smaller = without(fontenay(), pupils={INES})
    deliver(smaller, weeks=2)
    new, said = dumped(), rows(MirrorRow)
    undo_last()
    assert rows(MirrorRow) == said
    assert not Feed.objects.get().settled
    assert "annulée" in str(feeds().sentence)
    with pytest.raises(DeliveryRefused):
        deliver(fontenay(), weeks=1)
    again = deliver(smaller, weeks=2)
    assert again["applied"]
    assert again["changes"]["pupil"]["remove"] == 1
    assert dumped() == new


@pytest.mark.django_db
def test_only_the_last_run_applied_is_undone_and_only_once(deliver):
    deliver(fontenay())
    deliver(without(fontenay(), pupils={INES}), weeks=1)
    first, second = Run.objects.order_by("pk")
    with pytest.raises(UndoRefused, match=str(second.uid)):
        undo_run(first)
    undo_run(second)
    with pytest.raises(UndoRefused, match="déjà annulé"):
        undo_run(second)
    undo_run(first)
    assert not any(directory_dump().values())
    assert Record.objects.filter(verb="provisioning.undone").count() == 2


@pytest.mark.django_db
def test_a_run_of_which_the_lines_are_forgotten_is_not_undone(deliver):
    deliver(fontenay())
    Run.objects.update(trace=Trace.NONE)
    with pytest.raises(UndoRefused, match="trois mois"):
        undo_last()


@pytest.mark.django_db
def test_an_undo_that_dies_changes_nothing(deliver, monkeypatch):
    deliver(fontenay())
    deliver(without(fontenay(), pupils={INES}), weeks=1)
    now, run = dumped(), Run.objects.latest("pk")
    monkeypatch.setattr(undoing, "announce", lambda _: 1 / 0)
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        undo_run(run)
    run.refresh_from_db()
    assert (dumped(), run.state, Feed.objects.get().settled) == (now, RunState.APPLIED, True)
