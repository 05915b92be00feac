from datetime import timedelta
from pathlib import Path

import pytest
from tests.deliveries import write_complet
from tests.fontenay import THURSDAY
from tests.worlds import World

from preau.provisioning.actions import apply_delivery
from preau.provisioning.reading import open_delivery


@pytest.fixture
def deliver(tmp_path: Path):
    """Apply a world as the Complet of a Thursday, some weeks on."""

    def applied(world: World, *, weeks: int = 0, forced: str = "") -> dict:
        day = THURSDAY + timedelta(weeks=weeks)
        folder = write_complet(tmp_path / f"complet-{weeks}-{len(world)}", world, day=day)
        return apply_delivery(open_delivery([folder]), forced=forced)

    return applied
