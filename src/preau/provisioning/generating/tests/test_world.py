"""The small laws under the world: shares, classes, labels; and what memory holds."""

import datetime as dt
import tracemalloc
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from preau.provisioning.generating.classes import Labelling, compositions, shares
from preau.provisioning.generating.deliveries import generate
from preau.provisioning.generating.schools import uai
from preau.provisioning.generating.types import LEVELS, Kind, Level, Plan

THURSDAY = dt.date(2026, 11, 19)


@given(total=st.integers(0, 10_000), weights=st.lists(st.floats(0.01, 10), min_size=1, max_size=30))
def test_shares_add_up(total: int, weights: list[float]) -> None:
    parts = shares(total, weights)
    assert sum(parts) == total
    assert min(parts) >= 0


@given(kind=st.sampled_from(Kind), size=st.integers(1, 900), seed=st.integers())
def test_classes_hold_every_pupil_and_follow_the_levels(kind: Kind, size: int, seed: int) -> None:
    classes = compositions(LEVELS[kind], size, Random(seed))  # noqa: S311
    assert sum(sum(each.values()) for each in classes) == size
    assert max(sum(each.values()) for each in classes) <= 31
    ages = [level.age for each in classes for level in each]
    assert ages == sorted(ages)
    if size >= 100:
        assert {level for each in classes for level in each} == {*LEVELS[kind]}


def test_a_small_school_has_classes_of_several_levels() -> None:
    (only,) = compositions(LEVELS[Kind.ELEMENTAIRE], 20, Random(1))  # noqa: S311
    assert len(only) == 5


@pytest.mark.parametrize(
    ("labelling", "labels"),
    [
        (Labelling("-"), ["CE1 A", "CE1 B", "CE1-CE2", "CM2"]),
        (Labelling(" ", 5), ["Classe 5 CE1", "Classe 6 CE1", "Classe 7 CE1 CE2", "Classe 8 CM2"]),
    ],
)
def test_schools_label_their_classes_each_in_its_own_way(labelling: Labelling, labels: list[str]) -> None:
    classes = [{Level.CE1: 20}, {Level.CE1: 20}, {Level.CE2: 9, Level.CE1: 11}, {Level.CM2: 20}]
    assert labelling.labels(classes) == labels


@pytest.mark.parametrize("code", ["0921921N", "0350760L", "0940072T", "0691670R", "0049951V", "0921688K"])
def test_the_check_letter_of_a_uai(code: str) -> None:
    assert uai(int(code[:7])) == code


@pytest.mark.slow
def test_memory_does_not_grow_with_the_number_of_pupils(tmp_path: Path) -> None:
    generate(tmp_path, Plan(date=THURSDAY, pupils=10))
    peaks = []
    for pupils in (2_000, 12_000):
        tracemalloc.start()
        generate(tmp_path, Plan(date=THURSDAY, pupils=pupils))
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < 1.5 * peaks[0]
