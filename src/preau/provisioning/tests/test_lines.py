"""What a run changes is kept with it, school by school, and read back as it was."""

from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from tests.deliveries import write_complet
from tests.fontenay import INES, ORMEAUX, PARC, SCHOOLS, THURSDAY, fontenay, of_school, without
from tests.worlds import World, worlds

from preau.core.directory.models import Responsibility
from preau.provisioning.actions import forget_lines, plan_delivery
from preau.provisioning.models import Run, RunSchool, Trace
from preau.provisioning.planning.diff import Change
from preau.provisioning.planning.lines import Line, by_school, unpacked
from preau.provisioning.planning.subjects import Kind
from preau.provisioning.reading import open_delivery
from preau.provisioning.tests.test_plan import changes, directory_of, heard, planned

NEXT_WEEK = THURSDAY + timedelta(weeks=1)


@given(worlds(), worlds(), st.booleans())
def test_lines_come_back_as_they_were_kept(before: World, after: World, waits: bool) -> None:
    lines = [Line(one, waits) for one in changes(planned(heard(after), directory_of(before)))]
    kept = by_school(iter(lines))
    back = {school: list(unpacked(one.close())) for school, one in kept.items()}
    for school, read in back.items():
        counted = [said(one) for one in lines if school in (one.change.schools or ("",))]
        assert [said(one) for one in read if school in (one.change.schools or ("",))] == counted
        assert all(
            one.change.kind == Kind.PUPIL for one in read if school not in (one.change.schools or ("",))
        )


def said(line: Line) -> tuple[object, ...]:
    change = line.change
    return (*change[:3], *(row and tuple(row) for row in change[3:5]), change.schools, line.waits)


def kept(run: Run | None = None) -> dict[str, RunSchool]:
    run = run or Run.objects.latest("pk")
    return {one.school_key: one for one in RunSchool.objects.filter(run=run)}


def lines(school: RunSchool) -> list[Change]:
    return [change for change, _ in unpacked(bytes(school.lines or b""))]


@pytest.mark.django_db
def test_a_first_delivery_keeps_counts_alone(deliver):
    deliver(fontenay())
    schools = kept()
    assert schools.keys() == SCHOOLS.keys()
    assert {(one.state, one.lines, one.counts["pupil"]["create"]) for one in schools.values()} == {
        ("applied", None, 24)
    }
    assert Run.objects.get().trace == Trace.FIRST


@pytest.mark.django_db
def test_a_run_keeps_what_it_changed_where_something_changed(deliver):
    deliver(fontenay())
    deliver(without(fontenay(), pupils={INES}), weeks=1)
    schools = kept()
    assert schools.keys() == {PARC}
    assert (schools[PARC].state, schools[PARC].counts["pupil"]) == ("applied", {"remove": 1})
    (gone,) = [change for change in lines(schools[PARC]) if change.kind == Kind.PUPIL]
    assert (gone.key, gone.after) == ((INES,), None)
    assert gone.before is not None
    assert gone.before[:3] == (INES, "PETIT 0", "Inès")


@pytest.mark.django_db
def test_a_plan_says_what_it_would_do_and_what_it_would_hold(deliver, tmp_path):
    deliver(fontenay())
    smaller = without(fontenay(), pupils={"19000", *of_school(fontenay(), PARC, class_number="0")})
    plan_delivery(open_delivery([write_complet(tmp_path / "later", smaller, day=NEXT_WEEK)]))
    schools = kept()
    assert {key: one.state for key, one in schools.items()} == {PARC: "held", ORMEAUX: "to-apply"}
    assert all(waits for _, waits in unpacked(bytes(schools[PARC].lines)))
    assert not any(waits for _, waits in unpacked(bytes(schools[ORMEAUX].lines)))


@pytest.mark.django_db
def test_a_delivery_held_whole_holds_every_school_that_it_would_change(deliver):
    deliver(fontenay())
    deliver({where: said for where, said in fontenay().items() if where[0] != "PersRelEleve"}, weeks=1)
    assert {one.state for one in kept().values()} == {"held"}
    assert kept().keys() == SCHOOLS.keys()


@pytest.mark.django_db
def test_who_comes_back_is_kept_with_what_they_woke_up(deliver):
    deliver(fontenay())
    deliver(without(fontenay(), pupils={INES}), weeks=1)
    deliver(fontenay(), weeks=2)
    by_kind = {change.kind: change for change in lines(kept()[PARC])}
    assert by_kind[Kind.PUPIL].found == (str(NEXT_WEEK),)
    assert by_kind[Kind.RESPONSIBILITY].found in {
        (kind, from_feed, str(NEXT_WEEK)) for kind in ("10", "20") for from_feed in (True,)
    }
    assert by_kind[Kind.ENROLMENT].found is None
    assert Responsibility._base_manager.filter(pupil__feed_key=INES, ends_on=None).count() == 2


@pytest.mark.django_db
def test_lines_are_forgotten_after_three_months_and_counts_stay(deliver):
    deliver(fontenay())
    deliver(without(fontenay(), pupils={INES}), weeks=1)
    deliver(fontenay(), weeks=2)
    old, young = Run.objects.order_by("pk")[1:3]
    Run.objects.filter(pk=old.pk).update(at=timezone.now() - timedelta(days=91))
    before = timezone.now() - timedelta(days=90)
    assert forget_lines(before) == {"provisioning.RunSchool": 1}
    assert forget_lines(before) == {"provisioning.RunSchool": 0}
    assert kept(old)[PARC].lines is None
    assert kept(old)[PARC].counts["pupil"] == {"remove": 1}
    assert lines(kept(young)[PARC])
    assert [run.trace for run in Run.objects.order_by("pk")] == ["first", "", "lines"]
