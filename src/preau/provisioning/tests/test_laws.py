"""The laws of the feed, for any two states of any académie."""

from hypothesis import given
from tests.worlds import MemoryMirror, World, complet, delta, worlds

from preau.provisioning.planning.subjects import ClassGroup, Group, Guardian, Pupil, School, Staff, place
from preau.provisioning.reporting.dump import dump
from preau.provisioning.types import Category, DeliveryKind

COMPLET, DELTA = DeliveryKind.COMPLET, DeliveryKind.DELTA


def after_complet(world: World) -> MemoryMirror:
    mirror = MemoryMirror()
    mirror.hear(COMPLET, complet(world))
    return mirror


@given(worlds(), worlds())
def test_a_complet_says_everything_whatever_was_said_before(before: World, after: World) -> None:
    mirror = after_complet(before)
    mirror.hear(COMPLET, complet(after))
    assert mirror.subjects() == after_complet(after).subjects()


@given(worlds(), worlds())
def test_a_delta_leads_where_the_next_complet_leads(before: World, after: World) -> None:
    mirror = after_complet(before)
    mirror.hear(DELTA, delta(before, after))
    assert dump(mirror.subjects()) == dump(after_complet(after).subjects())


@given(worlds())
def test_the_order_of_records_never_shows(world: World) -> None:
    mirror = MemoryMirror()
    mirror.hear(COMPLET, complet(world)[::-1])
    assert mirror.subjects() == after_complet(world).subjects()


@given(worlds())
def test_subjects_come_in_the_order_in_which_they_are_compared(world: World) -> None:
    places = [place(subject) for subject in after_complet(world).subjects()]
    assert places == sorted(set(places))


@given(worlds())
def test_who_is_active_follows_from_the_pupils(world: World) -> None:
    subjects = after_complet(world).subjects()
    pupils = [subject for subject in subjects if isinstance(subject, Pupil)]
    classes = {(s.school, s.key) for s in subjects if isinstance(s, ClassGroup)}
    groups = {(s.school, s.key) for s in subjects if isinstance(s, Group)}
    guardians = {s.key for s in subjects if isinstance(s, Guardian)}
    assert {p.key for p in pupils} == {key for category, key in world if category == Category.PUPIL}
    assert classes == {tuple(line) for pupil in pupils for line in pupil.enrolments if line.class_key}
    assert groups == {tuple(line) for pupil in pupils for line in pupil.memberships}
    assert guardians == {guardian for pupil in pupils for guardian, _ in pupil.responsibilities}


@given(worlds())
def test_nobody_belongs_to_a_school_that_the_feed_does_not_hold(world: World) -> None:
    subjects = after_complet(world).subjects()
    schools = {s.key for s in subjects if isinstance(s, School)}
    there = {school for s in subjects if isinstance(s, Pupil | Staff) for school in s.schools}
    assert there <= schools
