"""Deliveries applied to a real database."""

import json
from collections import Counter
from datetime import timedelta

import pytest
from tests.deliveries import write, write_complet
from tests.fontenay import INES, ORMEAUX, PARC, THURSDAY, UAIS, fontenay, of_school, without

from preau.core.directory.models import Enrolment, Person, Responsibility
from preau.provisioning.actions import apply_delivery, plan_delivery
from preau.provisioning.models import Feed, MirrorRow, Run, RunState
from preau.provisioning.queries import directory_dump
from preau.provisioning.reading import open_delivery
from preau.provisioning.types import Category, DeliveryKind, DeliveryRefused, Operation, Record

pytestmark = pytest.mark.django_db


def test_a_first_complet_makes_the_directory(deliver):
    report = deliver(fontenay())
    assert report["applied"]
    assert report["held"] is None
    assert report["changes"]["pupil"] == {"create": 144, "update": 0, "remove": 0, "unchanged": 0}
    by_school = {school["uai"]: school["changes"]["pupil"]["create"] for school in report["schools"]}
    assert by_school == dict.fromkeys(UAIS.values(), 24)
    assert len(directory_dump()["pupils"]) == 144


def test_the_same_delivery_again_changes_nothing_and_says_which_run_did(deliver):
    first = deliver(fontenay())
    again = deliver(fontenay())
    assert not again["applied"]
    assert again["run"] == first["run"]
    assert not any(sum(counts.values()) for counts in again["changes"].values())


def test_the_same_records_a_week_later_change_nothing_and_count_what_stands(deliver):
    deliver(fontenay())
    report = deliver(fontenay(), weeks=1)
    assert report["applied"]
    assert report["changes"]["pupil"] == {"create": 0, "update": 0, "remove": 0, "unchanged": 144}
    assert [school["changes"]["pupil"]["unchanged"] for school in report["schools"]] == [24] * 6


def test_who_is_no_longer_said_leaves_and_comes_back_to_the_same_account(deliver):
    deliver(fontenay())
    inside = Person._base_manager.get(feed_key=INES)
    deliver(without(fontenay(), pupils={INES}), weeks=1)
    assert Person._base_manager.get(pk=inside.pk).left_on == THURSDAY + timedelta(weeks=1)
    deliver(fontenay(), weeks=2)
    back = Person._base_manager.get(feed_key=INES)
    assert (back.pk, back.uid, back.left_on) == (inside.pk, inside.uid, None)


def test_what_the_school_typed_on_a_link_survives_the_feed(deliver):
    deliver(fontenay())
    link = Responsibility._base_manager.filter(pupil__feed_key=INES).first()
    Responsibility._base_manager.filter(pk=link.pk).update(authority="none", authority_source="jugement")
    deliver(without(fontenay(), pupils={INES}), weeks=1)
    deliver(fontenay(), weeks=2)
    again = Responsibility._base_manager.get(pk=link.pk)
    assert (again.authority, again.authority_source, again.ends_on) == ("none", "jugement", None)


def test_a_missing_school_is_held_and_the_others_go_on(deliver):
    deliver(fontenay())
    newcomer = {(Category.PUPIL, "19099"): fontenay()[Category.PUPIL, "19000"]}
    report = deliver({**without(fontenay(), school=PARC), **newcomer}, weeks=1)
    assert {held["uai"] for held in report["held"]["schools"]} == {UAIS[PARC]}
    assert report["applied"]
    dump = directory_dump()
    by_school = Counter(pupil["school"] for pupil in dump["pupils"])
    assert UAIS[PARC] in {school["uai"] for school in dump["schools"]}
    assert (by_school[UAIS[PARC]], by_school[UAIS[ORMEAUX]]) == (24, 25)


def test_a_school_held_alone_is_not_applied(deliver):
    alone = {where: said for where, said in fontenay().items() if PARC in (where[1], where[1][1:2])}
    deliver(alone)
    before = directory_dump()
    report = deliver(without(alone, pupils=of_school(alone, PARC, class_number="0")), weeks=1)
    assert [stop["uai"] for stop in report["held"]["schools"]][:1] == [UAIS[PARC]]
    assert directory_dump() == before
    assert not report["applied"]
    assert Run.objects.order_by("-pk")[0].state == RunState.HELD


def test_what_is_held_waits_until_somebody_lets_it_through_with_a_reason(deliver):
    deliver(fontenay())
    smaller = without(fontenay(), pupils=of_school(fontenay(), PARC, class_number="0"))
    held = deliver(smaller, weeks=1)
    assert [stop["uai"] for stop in held["held"]["schools"]][:1] == [UAIS[PARC]]
    assert not held["applied"]
    again = deliver(smaller, weeks=1)
    assert again["held"] == held["held"]
    through = deliver(smaller, weeks=1, forced="la classe a déménagé")
    assert through["held"] is None
    assert through["changes"]["pupil"]["remove"] == 12
    assert len(directory_dump()["pupils"]) == 132


def test_a_complet_that_lost_its_records_is_held_whole(deliver):
    deliver(fontenay())
    truncated = {where: said for where, said in fontenay().items() if where[0] != Category.GUARDIAN}
    before = directory_dump()
    report = deliver(truncated, weeks=1)
    assert "le précédent en comptait" in report["held"]["reason"]
    assert not report["applied"]
    assert directory_dump() == before


def test_planning_touches_neither_directory_nor_mirror(tmp_path):
    folder = write_complet(tmp_path / "complet", fontenay())
    report = plan_delivery(open_delivery([folder]))
    assert report["changes"]["pupil"]["create"] == 144
    assert not report["applied"]
    assert not MirrorRow.objects.exists()
    assert not Person._base_manager.exists()
    assert Run.objects.count() == 1


def test_an_older_delivery_is_refused_unless_somebody_says_why(deliver, tmp_path):
    deliver(fontenay(), weeks=1)
    with pytest.raises(DeliveryRefused) as refused:
        deliver(without(fontenay(), pupils={INES}))
    assert [message.code for message in refused.value.messages] == ["older-delivery"]
    assert deliver(fontenay(), forced="reprise")["run"]


def change_of(tmp_path, pupil: str, *, days: int):
    """A Delta in which one pupil leaves."""
    gone = [Record(Operation.DELETE, Category.PUPIL, pupil, {})]
    day = THURSDAY + timedelta(days=days)
    return open_delivery([write(tmp_path / f"delta-{days}", gone, DeliveryKind.DELTA, day)])


def mirror() -> list[tuple[str, str, bytes]]:
    return [
        (one.category, one.key, bytes(one.digest)) for one in MirrorRow.objects.order_by("category", "key")
    ]


def without_guardians():
    return {where: said for where, said in fontenay().items() if where[0] != Category.GUARDIAN}


@pytest.mark.parametrize("door", [apply_delivery, plan_delivery])
def test_what_is_older_than_a_held_complet_moves_nothing(deliver, tmp_path, door):
    deliver(fontenay())
    assert not deliver(without_guardians(), weeks=2)["applied"]
    held, said = Run.objects.order_by("-pk")[0], mirror()
    assert held.state == RunState.HELD
    with pytest.raises(DeliveryRefused) as refused:
        door(change_of(tmp_path, INES, days=1))
    assert [message.code for message in refused.value.messages] == ["older-delivery"]
    assert mirror() == said
    assert Run.objects.order_by("-pk")[0] == held


def test_what_follows_a_held_complet_is_heard(deliver, tmp_path):
    deliver(fontenay())
    deliver(without_guardians(), weeks=2)
    apply_delivery(change_of(tmp_path, INES, days=15))
    assert not MirrorRow.objects.filter(category=Category.PUPIL, key=INES).exists()


def test_after_a_held_complet_the_one_before_does_not_come_back_by_itself(deliver):
    deliver(fontenay())
    deliver(without_guardians(), weeks=2)
    with pytest.raises(DeliveryRefused):
        deliver(fontenay())
    assert deliver(fontenay(), forced="le Complet du 3 était faux")["run"]


def test_a_plan_that_nobody_applied_puts_nothing_in_the_past(deliver, tmp_path):
    deliver(fontenay())
    later = write_complet(
        tmp_path / "later", without(fontenay(), pupils={INES}), day=THURSDAY + timedelta(weeks=3)
    )
    plan_delivery(open_delivery([later]))
    assert apply_delivery(change_of(tmp_path, INES, days=1))["applied"]


def test_a_delta_before_any_complet_is_refused(tmp_path):
    change = Record(Operation.DELETE, Category.PUPIL, INES, {})
    folder = write(tmp_path / "delta", [change], DeliveryKind.DELTA, THURSDAY)
    with pytest.raises(DeliveryRefused) as refused:
        apply_delivery(open_delivery([folder]))
    assert [message.code for message in refused.value.messages] == ["complet-required"]
    assert not Feed.objects.exists()


def test_a_pupil_who_changes_class_keeps_the_date_of_the_old_one(deliver):
    deliver(fontenay())
    moved = dict(fontenay())
    pupil = dict(moved[Category.PUPIL, INES])
    pupil["ENTPersonClasses"] = (f"{PARC}$11$ORDINAIRE$781$CM2 A",)
    moved[Category.PUPIL, INES] = pupil
    report = deliver(moved, weeks=1)
    assert report["changes"]["enrolment"] == {"create": 1, "update": 0, "remove": 1, "unchanged": 143}
    lines = Enrolment._base_manager.filter(pupil__feed_key=INES).order_by("starts_on")
    day = THURSDAY + timedelta(weeks=1)
    assert [(line.starts_on, line.ends_on) for line in lines] == [(THURSDAY, day), (day, None)]


def test_the_dump_is_canonical(deliver):
    deliver(fontenay())
    dump = directory_dump()
    for name, key in (("pupils", "key"), ("guardians", "key"), ("staff", "key"), ("schools", "uai")):
        keys = [row[key] for row in dump[name]]
        assert keys == sorted(keys)
    assert json.loads(json.dumps(dump)) == dump
    assert {pupil["school"] for pupil in dump["pupils"]} == set(UAIS.values())
