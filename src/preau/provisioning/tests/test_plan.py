"""Plans: written whole they give what was wanted; held in part they break nothing, and settle later."""

from contextlib import closing
from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from tests.memory_directory import MemoryDirectory
from tests.worlds import SCHOOLS, MemoryMirror, World, complet, worlds

from preau.provisioning.mirroring.mirror import StagedMirror
from preau.provisioning.mirroring.stage import Stage
from preau.provisioning.planning.diff import Action, Change
from preau.provisioning.planning.plan import Plan, plan
from preau.provisioning.planning.subjects import Kind
from preau.provisioning.types import DeliveryKind, Messages

DAY = date(2026, 11, 19)


def planned(mirror: MemoryMirror, directory: MemoryDirectory, day: date = DAY) -> Plan:
    with closing(Stage(mirror)) as stage:
        present = iter(directory.subjects())
        return plan(StagedMirror(mirror, stage), present, day=day, messages=Messages())


def heard(world: World) -> MemoryMirror:
    mirror = MemoryMirror()
    mirror.hear(DeliveryKind.COMPLET, complet(world))
    return mirror


def changes(made: Plan) -> list[Change]:
    moves = (Action.REMOVE, Action.CREATE, Action.UPDATE)
    return [
        c for action in moves for kind in Kind for batch in made.spool.batches(kind, action) for c in batch
    ]


def directory_of(world: World) -> MemoryDirectory:
    directory = MemoryDirectory()
    directory.write(changes(planned(heard(world), directory)))
    return directory


@given(worlds(), worlds())
def test_a_plan_written_whole_gives_what_is_wanted(before: World, after: World) -> None:
    directory = directory_of(before)
    directory.write(changes(planned(heard(after), directory)))
    assert directory.subjects() == heard(after).subjects()
    assert changes(planned(heard(after), directory)) == []


@given(worlds(), worlds(), st.frozensets(st.sampled_from(SCHOOLS)))
def test_what_waits_leaves_nothing_dangling_and_settles_when_let_through(
    before: World, after: World, held: frozenset[str]
) -> None:
    directory = directory_of(before)
    made = planned(heard(after), directory)
    held |= {change.key[0] for change in changes(made) if change.kind == Kind.SCHOOL and not change.after}
    directory.write(change for change in changes(made) if not change.waits(held))
    assert not directory.dangling()
    directory.write(changes(planned(heard(after), directory)))
    assert directory.subjects() == heard(after).subjects()


@given(worlds(), worlds(), st.sampled_from(SCHOOLS))
def test_a_held_school_keeps_its_pupils_classes_and_links(before: World, after: World, school: str) -> None:
    directory = directory_of(before)
    there = directory.of_school(school)
    directory.write(c for c in changes(planned(heard(after), directory)) if not c.waits(frozenset({school})))
    assert directory.of_school(school) == there


@given(worlds(), worlds())
def test_counts_are_those_of_the_lines(before: World, after: World) -> None:
    made = planned(heard(after), directory_of(before))
    for kind in Kind:
        for action in (Action.CREATE, Action.UPDATE, Action.REMOVE):
            lines = [change for batch in made.spool.batches(kind, action) for change in batch]
            assert made.counts[kind, action] == len(lines)
