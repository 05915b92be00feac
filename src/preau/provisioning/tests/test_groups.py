"""Groups of the feed, in a real database: who comes, who leaves, and what the school made by hand."""

from datetime import date, timedelta

import pytest
from tests.deliveries import write
from tests.fontenay import INES, ORMEAUX, PARC, THURSDAY, UAIS, fontenay, of_school, without
from tests.worlds import World, delta

from preau.core.directory.models import Group, GroupMember, Person, School
from preau.core.spaces.models import Space
from preau.kernel.jobs.worker import run_due_jobs
from preau.provisioning.actions import apply_delivery
from preau.provisioning.queries import directory_dump
from preau.provisioning.reading import open_delivery
from preau.provisioning.types import Category, DeliveryKind

pytestmark = pytest.mark.django_db

NEIGHBOUR, LEO = "19000", "18001"
"""A pupil of the CP A of Les Ormeaux, and one beside Inès."""
NEXT_WEEK = THURSDAY + timedelta(weeks=1)


def upe2a(*pupils: str, name: str = "UPE2A Le Parc", world: World | None = None) -> World:
    """Fontenay where these pupils are in the UPE2A of Le Parc."""
    grouped = dict(world or fontenay())
    for key in pupils:
        grouped[Category.PUPIL, key] = {
            **grouped[Category.PUPIL, key],
            "ENTPersonGroupes": (f"{PARC}$40$REGROUPEMENT$70800${name}",),
        }
    return grouped


def fed_group() -> Group:
    return Group._base_manager.get(feed_key="70800")


def stays(group: Group) -> list[tuple[str, date, date | None]]:
    lines = GroupMember._base_manager.filter(group=group).order_by("person__feed_key", "starts_on", "pk")
    return list(lines.values_list("person__feed_key", "starts_on", "ends_on"))


def test_a_complet_makes_groups_and_says_who_is_in_them(deliver):
    report = deliver(upe2a(INES, LEO, NEIGHBOUR))
    assert report["changes"]["group"] == {"create": 1, "update": 0, "remove": 0, "unchanged": 0}
    assert report["changes"]["group_member"]["create"] == 3
    by_school = {school["uai"]: school["changes"]["group_member"]["create"] for school in report["schools"]}
    assert (by_school[UAIS[PARC]], by_school[UAIS[ORMEAUX]]) == (3, 0)
    group = fed_group()
    assert (group.name, group.school.feed_key, group.closed_on) == ("UPE2A Le Parc", PARC, None)
    assert stays(group) == [(key, THURSDAY, None) for key in (INES, LEO, NEIGHBOUR)]


def test_joining_leaving_and_coming_back_each_have_their_date(deliver):
    deliver(upe2a(LEO))
    deliver(upe2a(INES, LEO), weeks=1)
    deliver(upe2a(LEO), weeks=2)
    deliver(upe2a(INES, LEO), weeks=3)
    weeks = [THURSDAY + timedelta(weeks=week) for week in range(4)]
    assert stays(fed_group()) == [
        (INES, weeks[1], weeks[2]), (INES, weeks[3], None), (LEO, weeks[0], None)
    ]  # fmt: skip


def test_a_group_closes_with_its_last_pupil_and_comes_back_as_itself(deliver):
    deliver(upe2a(INES))
    group = fed_group()
    report = deliver(fontenay(), weeks=1)
    assert report["changes"]["group"]["remove"] == 1
    assert fed_group().closed_on == NEXT_WEEK
    assert stays(group) == [(INES, THURSDAY, NEXT_WEEK)]
    deliver(upe2a(LEO, name="UPE2A matin"), weeks=2)
    back = fed_group()
    assert (back.pk, back.uid, back.name, back.closed_on) == (group.pk, group.uid, "UPE2A matin", None)


def test_the_name_is_the_most_frequent_among_its_pupils(deliver):
    world = upe2a(INES, name="UPE2A matin", world=upe2a(LEO, NEIGHBOUR, "18002", name="UPE2A soir"))
    deliver(world)
    assert fed_group().name == "UPE2A soir"


def test_a_pupil_who_leaves_the_feed_leaves_the_group(deliver):
    deliver(upe2a(INES, LEO))
    deliver(without(upe2a(INES, LEO), pupils={INES}), weeks=1)
    assert stays(fed_group()) == [(INES, THURSDAY, NEXT_WEEK), (LEO, THURSDAY, None)]


def test_groups_and_members_that_the_school_made_stay_as_they_are(deliver):
    deliver(upe2a(INES))
    parc, leo = School._base_manager.get(feed_key=PARC), Person._base_manager.get(feed_key=LEO)
    chess = Group._base_manager.create(school=parc, name="UPE2A Le Parc")
    by_hand = [
        GroupMember._base_manager.create(group=group, person=leo, starts_on=THURSDAY)
        for group in (chess, fed_group())
    ]
    deliver(upe2a(INES, LEO), weeks=1)
    deliver(upe2a(INES), weeks=2)
    chess.refresh_from_db()
    assert (chess.name, chess.feed_key, chess.closed_on) == ("UPE2A Le Parc", None, None)
    for line in by_hand:
        line.refresh_from_db()
        assert (line.from_feed, line.starts_on, line.ends_on) == (False, THURSDAY, None)
    assert stays(fed_group()) == [
        (INES, THURSDAY, None), (LEO, THURSDAY, None), (LEO, NEXT_WEEK, THURSDAY + timedelta(weeks=2))
    ]  # fmt: skip


def test_the_same_groups_again_change_nothing(deliver):
    deliver(upe2a(INES, NEIGHBOUR))
    report = deliver(upe2a(INES, NEIGHBOUR), weeks=1)
    assert report["changes"]["group"]["unchanged"] == 1
    assert report["changes"]["group_member"] == {"create": 0, "update": 0, "remove": 0, "unchanged": 2}


def test_a_delta_leads_to_the_groups_of_the_next_complet(deliver, tmp_path):
    before, after = upe2a(INES, NEIGHBOUR), upe2a(LEO, NEIGHBOUR, name="UPE2A matin")
    deliver(before)
    folder = write(tmp_path / "delta", delta(before, after), DeliveryKind.DELTA, NEXT_WEEK)
    apply_delivery(open_delivery([folder]))
    assert stays(fed_group()) == [
        (INES, THURSDAY, NEXT_WEEK), (LEO, NEXT_WEEK, None), (NEIGHBOUR, THURSDAY, None)
    ]  # fmt: skip
    assert fed_group().name == "UPE2A matin"
    report = deliver(after, weeks=2)
    changes = {action for kind in report["changes"].values() for action, number in kind.items() if number}
    assert changes == {"unchanged"}


def test_what_a_neighbour_does_in_the_group_of_a_held_school_waits(deliver):
    deliver(upe2a(INES, NEIGHBOUR))
    smaller = without(upe2a(INES), pupils=of_school(fontenay(), PARC, class_number="1"))
    report = deliver(smaller, weeks=1)
    assert {stop["uai"] for stop in report["held"]["schools"]} == {UAIS[PARC]}
    assert stays(fed_group()) == [(INES, THURSDAY, None), (NEIGHBOUR, THURSDAY, None)]
    deliver(smaller, weeks=2, forced="la classe a déménagé")
    assert stays(fed_group())[1] == (NEIGHBOUR, THURSDAY, THURSDAY + timedelta(weeks=2))


def test_a_group_has_a_space_that_closes_with_it(deliver):
    deliver(upe2a(INES))
    run_due_jobs()
    space = Space._base_manager.get(group=fed_group())
    assert (space.kind, space.closed_on) == ("group", None)
    for world, weeks, closed_on in ((fontenay(), 1, NEXT_WEEK), (upe2a(LEO), 2, None)):
        deliver(world, weeks=weeks)
        run_due_jobs()
        space.refresh_from_db()
        assert space.closed_on == closed_on


def test_the_dump_says_nothing_of_groups(deliver):
    deliver(upe2a(INES))
    assert set(directory_dump()) == {"schools", "classes", "pupils", "guardians", "staff"}
    assert not [key for rows in directory_dump().values() for row in rows for key in row if "group" in key]
