import datetime as dt
from pathlib import Path

import pytest

from preau.provisioning.generating.deliveries import generate
from preau.provisioning.generating.tests.strict import State, state
from preau.provisioning.generating.types import Plan

THURSDAY = dt.date(2026, 11, 19)


@pytest.fixture(scope="session")
def complet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the world of the demo: six schools, 1,250 pupils."""
    folder = tmp_path_factory.mktemp("complet")
    generate(folder, Plan(date=THURSDAY))
    return folder


@pytest.fixture(scope="session")
def world(complet: Path) -> State:
    return state(complet)
