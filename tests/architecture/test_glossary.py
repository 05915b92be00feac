"""Each thing that the code keeps has its word in docs/glossary.md, and each value its meaning."""

import re
from enum import Enum
from pathlib import Path

import pytest
from django.apps import apps

from preau.communication.news.models import NewsState
from preau.core.content.types import ReviewState
from preau.core.directory.types import Authority, OfficeRole, Profile
from preau.core.spaces.types import Rank, Role, SpaceKind
from preau.provisioning.models import RunState
from preau.provisioning.types import DeliveryKind

GLOSSARY = (Path(__file__).resolve().parents[2] / "docs/glossary.md").read_text(encoding="utf-8")
ROWS = [line.split(" | ") for line in GLOSSARY.splitlines() if line.startswith("| ")]
NAMES = {name for row in ROWS for name in re.findall(r"`([\w-]+)`", " ".join(row[:2]))}

TECHNICAL = {"Announcement", "Document", "ScheduledRun", "Worker"}
"""Tables that nobody in a school ever speaks of."""
OURS = [model for model in apps.get_models() if model.__module__.startswith("preau.")]
VALUED = [Authority, DeliveryKind, NewsState, OfficeRole, Profile, ReviewState, Role, RunState, SpaceKind]


@pytest.mark.parametrize("name", sorted({model.__name__ for model in OURS}))
def test_a_table_has_its_word(name: str) -> None:
    assert (name in NAMES) != (name in TECHNICAL)


@pytest.mark.parametrize("values", VALUED, ids=lambda values: values.__name__)
def test_a_value_has_its_meaning(values: type[Enum]) -> None:
    assert not {one.value for one in values} - set(re.findall(r"`([\w-]+)`", GLOSSARY))


def test_a_rank_has_its_meaning() -> None:
    assert {rank.name for rank in Rank} <= NAMES
