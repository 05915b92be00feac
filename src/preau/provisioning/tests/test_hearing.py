"""Several processes hear what one would have heard."""

import os
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from tests.deliveries import write
from tests.fontenay import INES, THURSDAY, fontenay
from tests.worlds import complet

from preau.provisioning.mirroring.hearing import hear, helper, shares
from preau.provisioning.mirroring.stage import Stage
from preau.provisioning.mirroring.stored import EmptyMirror
from preau.provisioning.reading import Delivery, open_delivery
from preau.provisioning.reading.source import PlainFile
from preau.provisioning.types import Category, DeliveryKind, DeliveryRefused, Messages, Operation, Record

ANA = Record(Operation.ADD, Category.PUPIL, "19999", {"ENTPersonNom": ("ROY",), "ENTPersonPrenom": ("Ana",)})
NAMELESS = Record(Operation.ADD, Category.PUPIL, "19998", {"ENTPersonPrenom": ("Ana",)})
UNSURE = Record(
    Operation.ADD, Category.GUARDIAN, "29999",
    {"ENTPersonNom": ("ROY",), "ENTPersonPrenom": ("Paul",), "ENTPersonTelPerso": ("poste 12",)},
)  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A Complet with two lots of pupils, where Inès is said twice."""
    again = next(record for record in complet(fontenay()) if record.key == INES)
    more = write(tmp_path / "more", [ANA, again, NAMELESS], DeliveryKind.COMPLET, THURSDAY)
    folder = write(tmp_path / "complet", [*complet(fontenay()), UNSURE], DeliveryKind.COMPLET, THURSDAY)
    second_lot = lot(more, "Eleve")
    second_lot.rename(folder / second_lot.name.replace("_0000", "_0001"))
    return folder


def lot(folder: Path, category: str) -> Path:
    return next(folder.glob(f"*_{category}_0000.xml"))


def heard(delivery: Delivery, processes: int) -> tuple[object, ...]:
    messages, told = Messages(), list[int]()
    with closing(Stage(EmptyMirror())) as stage:
        counts = hear(delivery, stage, messages, progress=told.append, processes=processes)
        stage.settle(delivery.kind, messages)
        moved = [row for category in Category for row in stage.moved(category)]
        said = (messages.errors, messages.set_aside, messages.warnings)
        return moved, stage.shielded, counts, said, sum(told)


def test_processes_together_hear_what_one_hears(folder):
    delivery = open_delivery([folder])
    alone = heard(delivery, 1)
    assert heard(delivery, 3) == alone
    assert alone[-1] == delivery.size


def test_the_first_file_in_error_refuses_the_delivery_whoever_reads_it(folder):
    for category in ("PersRelEleve", "Eleve"):
        broken = lot(folder, category)
        broken.write_text(broken.read_text().replace("</identifier>", "", 1))
    delivery = open_delivery([folder])
    refusals = []
    for processes in (1, 2, 3):
        with pytest.raises(DeliveryRefused) as refused:
            heard(delivery, processes)
        refusals.append(refused.value.messages)
    assert refusals[0] == refusals[1] == refusals[2]
    assert {message.file for message in refusals[0]} == {lot(folder, "Eleve").name}


def test_every_file_is_read_by_one_process(folder):
    files = open_delivery([folder]).files
    for processes in (1, 2, 3):
        shared = shares(files, processes)
        assert sorted(place for places in shared for place in places) == list(range(len(files)))
        assert len(shared) == processes


def test_a_helper_ends_with_who_started_it(folder, tmp_path):
    os.mkfifo(tmp_path / "endless")
    delivery = open_delivery([folder])
    endless = replace(delivery.files[0], source=PlainFile(tmp_path / "endless"))
    with helper(replace(delivery, files=(endless,)), [0]) as (process, _):
        assert process.poll() is None
        process.stdin.close()
        assert process.wait(timeout=20) == 1
