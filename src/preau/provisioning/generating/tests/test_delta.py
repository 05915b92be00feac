"""Complet(A) + Delta(A→B) = Complet(B), by a model that knows only the format."""

import datetime as dt
from collections import defaultdict
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from preau.provisioning.generating.deliveries import generate, generate_delta, generate_next
from preau.provisioning.generating.tests.strict import Request, State, applied, read, state
from preau.provisioning.generating.types import Plan
from preau.provisioning.types import Category

THURSDAY = dt.date(2026, 11, 19)


@pytest.fixture(scope="session")
def delta(complet: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Request]:
    """So busy a day that everything that may happen does."""
    folder = tmp_path_factory.mktemp("delta")
    generate_delta(folder, complet, change_percent=40)
    return read(folder)


@settings(max_examples=10, deadline=None)
@given(
    seed=st.integers(),
    percent=st.one_of(st.sampled_from([0.0, 1.0, 100.0]), st.floats(0, 100)),
    pupils=st.integers(0, 300),
    days=st.integers(1, 40),
)
def test_a_delta_leads_to_the_next_complet(
    seed: int, percent: float, pupils: int, days: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("law")
    generate(folder / "a", Plan(date=THURSDAY, seed=seed, pupils=pupils))
    asked = {"change_percent": percent, "seed": seed, "date": THURSDAY + dt.timedelta(days=days)}
    generate_delta(folder / "delta", folder / "a", **asked)
    generate_next(folder / "b", folder / "a", **asked)
    assert applied(state(folder / "a"), read(folder / "delta")) == state(folder / "b")


def test_the_law_holds_day_after_day_and_nobody_inherits_a_key(tmp_path: Path) -> None:
    base = tmp_path / "day0"
    generate(base, Plan(date=THURSDAY, pupils=250))
    known = {*state(base)}
    for day in range(1, 6):
        delta, after = tmp_path / f"delta{day}", tmp_path / f"day{day}"
        generate_delta(delta, base, change_percent=15)
        generate_next(after, base, change_percent=15)
        assert applied(state(base), read(delta)) == state(after)
        arrived = {(each.category, each.key) for each in read(delta) if each.operation == "add"}
        assert arrived
        assert not arrived & known
        known |= arrived
        base = after


def test_a_delta_names_only_what_changed(world: State, delta: list[Request]) -> None:
    for request in delta:
        before = world.get((request.category, request.key))
        assert (before is None) is (request.operation == "add")
        if request.operation == "modify":
            assert request.attributes
            assert all(before[name] != values for name, values in request.attributes.items())
        if request.operation == "delete":
            assert not request.attributes


def test_about_the_percentage_asked_for_changes(complet: Path, world: State, tmp_path: Path) -> None:
    report = generate_delta(tmp_path, complet, change_percent=10)
    for category in (Category.PUPIL, Category.GUARDIAN):
        total = sum(kind == category for kind, _ in world)
        assert 0.07 < report.records[category] / total < 0.16


def test_everything_that_may_happen_happens_on_a_busy_day(delta: list[Request]) -> None:
    kinds = {(each.category, each.operation) for each in delta}
    people = [
        (who, what)
        for who in ("Eleve", "PersRelEleve", "PersEducNat")
        for what in ("add", "modify", "delete")
    ]
    assert kinds >= {*people, ("EtabEducNat", "modify")}
    changed = {name for each in delta if each.operation == "modify" for name in each.attributes}
    assert changed >= {
        "ENTPersonClasses",
        "ENTPersonGroupes",
        "ENTEleveAutoriteParentale",
        "ENTEleveRestaurantScolaire",
        "ENTPersRelEleveEleve",
        "ENTPersRelEleveTelMobile",
        "ENTPersonAdresse",
        "ENTPersonMail",
        "ENTPersonNom",
        "ENTStructureTelephone",
    }


def test_a_number_taken_back_is_cleared(world: State, delta: list[Request]) -> None:
    mobile = "ENTPersRelEleveTelMobile"
    cleared = [each.key for each in delta if each.operation == "modify" and each.attributes.get(mobile) == ()]
    assert [key for key in cleared if world["PersRelEleve", key][mobile]]


def test_guardians_follow_the_children_who_come_and_go(world: State, delta: list[Request]) -> None:
    after = applied(world, delta)
    named = defaultdict(set)
    for (category, key), pupil in after.items():
        if category == "Eleve":
            for link in pupil["ENTEleveAutoriteParentale"]:
                named[link.split("$")[0]].add(key)
    guardians = {
        key: {*said["ENTPersRelEleveEleve"]} for (kind, key), said in after.items() if kind == "PersRelEleve"
    }
    assert guardians == named


def test_a_change_of_class_stays_in_the_school_at_the_level(world: State, delta: list[Request]) -> None:
    taught = defaultdict(set)
    for (category, _), pupil in world.items():
        if category == "Eleve":
            taught[pupil["ENTPersonClasses"][0]].add(pupil["ENTEleveNiveau"])
    moved = [each for each in delta if each.operation == "modify" and "ENTPersonClasses" in each.attributes]
    for request in moved:
        pupil = world["Eleve", request.key]
        new = request.attributes["ENTPersonClasses"]
        assert pupil["ENTEleveNiveau"] in taught[new[0]]
        assert new[0].split("$")[0] == pupil["ENTPersonStructRattach"][0]
        assert new[1:] == pupil["ENTPersonClasses"][1:]


def test_pupils_join_and_leave_the_groups_of_their_school(world: State, delta: list[Request]) -> None:
    moved = [each for each in delta if each.operation == "modify" and "ENTPersonGroupes" in each.attributes]
    assert {len(each.attributes["ENTPersonGroupes"]) for each in moved} == {0, 1}
    for request in moved:
        (school,) = world["Eleve", request.key]["ENTPersonStructRattach"]
        assert all(group.startswith(f"{school}$") for group in request.attributes["ENTPersonGroupes"])


def test_those_who_live_together_move_together(world: State, delta: list[Request]) -> None:
    home = "ENTPersonAdresse"
    inhabitants, moves = defaultdict(set), defaultdict(dict)
    for (category, key), said in world.items():
        if category == "PersRelEleve":
            inhabitants[said[home]].add(key)
    for each in delta:
        if each.category == "PersRelEleve" and each.operation == "modify" and home in each.attributes:
            moves[world[each.category, each.key][home]][each.key] = each.attributes[home]
    left = {each.key for each in delta if each.operation == "delete"}
    assert [movers for movers in moves.values() if len(movers) > 1]
    for before, movers in moves.items():
        assert inhabitants[before] - left == movers.keys()
        assert len({*movers.values()}) == 1


def test_no_head_leaves(world: State, delta: list[Request]) -> None:
    heads = {
        key for (kind, key), said in world.items() if kind == "PersEducNat" and said["ENTEnsFonctionDir"]
    }
    assert not heads & {each.key for each in delta if each.operation == "delete"}


def test_nothing_happens_at_zero_percent_but_the_four_files_come(complet: Path, tmp_path: Path) -> None:
    report = generate_delta(tmp_path, complet, change_percent=0)
    assert read(tmp_path) == []
    assert [path.name.split("_")[2] for path in report.files] == ["20261120"] * 4


def test_what_the_generator_does_not_know_survives(complet: Path, tmp_path: Path) -> None:
    """A Complet from elsewhere: an attribute of tomorrow, a class in three parts."""
    base = tmp_path / "base"
    base.mkdir()
    for path in complet.iterdir():
        text = path.read_text(encoding="ascii").replace("$11$ORDINAIRE$", "$ORDINAIRE$")
        text = text.replace("</attributes>", '<attr name="ENTNew"><value>x</value></attr>\n</attributes>')
        (base / path.name).write_text(text, encoding="ascii")
    generate_next(tmp_path / "next", base, change_percent=5)
    text = "".join(path.read_text(encoding="ascii") for path in (tmp_path / "next").iterdir())
    arrivals = text.count("<id>261120")
    assert 0 < arrivals < 200
    assert text.count('"ENTNew"') == text.count("<addRequest>") - arrivals


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        ({"date": THURSDAY}, "date"),
        ({"change_percent": 101}, "pourcentage"),
        ({"change_percent": -1}, "pourcentage"),
    ],
)
def test_an_impossible_sequel_is_refused(
    asked: dict[str, object], why: str, complet: Path, tmp_path: Path
) -> None:
    with pytest.raises(ValueError, match=why):
        generate_delta(tmp_path, complet, **{"change_percent": 1, **asked})


def test_a_folder_without_complet_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="Aucun Complet"):
        generate_delta(tmp_path / "out", tmp_path, change_percent=1)
