"""Who is told of what does not arrive as it should: institutions are named, and nobody else."""

from dataclasses import replace

import pytest
from tests.fontenay import PARC, UAIS, fontenay, of_school, without
from tests.two_schools import actor

from preau.core.directory.models import Academie, Commune, School
from preau.core.notifications.queries import mine
from preau.kernel.jobs.worker import run_due_jobs
from preau.kernel.rules import disagreements
from preau.provisioning.models import Reception, Sender
from preau.provisioning.receiving import senders
from preau.provisioning.receiving.mishaps import hinder
from preau.provisioning.receiving.rules import may_read_receptions
from preau.provisioning.receiving.types import MishapKind

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(world):
    """What each of the cast reads on their bell once all is delivered."""

    cast = world.people()

    def read() -> dict[str, list[str]]:
        run_due_jobs()
        bells = {name: [one.words for one in mine(actor(it))] for name, it in cast.items()}
        return {name: words for name, words in bells.items() if words}

    return read


@pytest.fixture
def neighbour_academie(world, sender):
    """The sender speaks for another académie than that of the cast."""
    return sender.academie


@pytest.fixture
def ours(world, sender) -> Sender:
    """The sender speaks for the académie of the cast's agents; the schools of the cast are not in its files."""
    Academie.objects.filter(pk=sender.academie_id).update(code="026")
    Academie.objects.filter(pk=world.outside.academie.pk).update(code="025")
    sender.academie = Academie.objects.get(code="025")
    sender.save()
    School._base_manager.update(academie=Academie.objects.get(code="026"))
    return sender


def test_a_new_key_is_told_to_who_answers_for_the_academie(ours, told):
    assert told() == {
        "operator": ["Un expéditeur de livraisons est enregistré"],
        "dasen": ["Un expéditeur de livraisons est enregistré"],
    }
    senders.revoke(ours, actor=None)
    assert told()["dasen"] == ["Un expéditeur de livraisons est révoqué"]


def test_another_academie_is_told_of_nothing(neighbour_academie, sender, told):
    hinder(sender.uid, MishapKind.FULL)
    assert {*told()} == {"operator"}


@pytest.mark.parametrize("kind", MishapKind)
def test_what_keeps_a_sender_from_sending_is_told_once_a_day(ours, told, kind):
    told()
    for _ in range(3):
        hinder(ours.uid, kind)
    bells = told()
    assert {*bells} == {"operator", "dasen"}
    assert len(bells["operator"]) == 2


def test_a_cut_upload_is_told_while_it_waits(ours, inbox, told, later):
    (inbox / "ENT92_Complet_20261119_Eleve_0000.xml.part").write_text("<")
    assert later() == []
    assert "Un envoi de livraison s’est arrêté en route" in told()["dasen"]


def test_a_refused_delivery_is_told_without_its_reasons(ours, send, later, told):
    next(send(fontenay()).glob("*Eleve*")).unlink()
    later()
    bells = told()
    assert bells["dasen"][0] == bells["operator"][0] == "Une livraison de l’annuaire est refusée"
    assert {*bells} == {"operator", "dasen"}


def test_a_held_delivery_is_told_to_the_commune_of_the_school_that_waits(world, ours, send, later, told):
    send(fontenay())
    later()
    told()
    School._base_manager.filter(uai=UAIS[PARC]).update(commune=world.outside.claire.offices.get().commune)
    School._base_manager.exclude(uai=UAIS[PARC]).filter(commune=None).update(
        commune=Commune.objects.get(insee="99002")
    )
    send(without(fontenay(), pupils=of_school(fontenay(), PARC, class_number="1")), weeks=1)
    later()
    bells = told()
    assert bells["claire"] == ["Une livraison de l’annuaire est retenue"]
    assert bells["dasen"][0] == bells["claire"][0]
    assert "stranger" not in bells


def test_who_reads_receptions(world, ours, send, later):
    send(fontenay())
    later()
    cast = {name: actor(person) for name, person in world.people().items()}
    assert {name for name, one in cast.items() if may_read_receptions.rows(one)} == {"operator", "dasen"}
    assert not disagreements(may_read_receptions, actors=cast.values(), targets=Reception.objects.all())
    elsewhere = replace(cast["dasen"], standing=cast["stranger"].standing)
    assert not may_read_receptions.rows(elsewhere)
