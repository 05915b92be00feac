"""What a run changed is told in sentences, departures first, each with its why."""

import csv
import io
import json
from datetime import timedelta

import pytest
from hypothesis import given
from tests.deliveries import write_complet
from tests.fontenay import INES, ORMEAUX, PARC, THURSDAY, UAIS, fontenay, of_school, without
from tests.worlds import World, worlds

from preau.provisioning.actions import plan_delivery
from preau.provisioning.models import Run, RunSchool
from preau.provisioning.planning.lines import Line, by_school, unpacked
from preau.provisioning.reading import open_delivery
from preau.provisioning.stories import run_story
from preau.provisioning.telling.reading import SchoolLines
from preau.provisioning.telling.sentences import Sentence, Topic
from preau.provisioning.telling.story import SchoolStory, as_csv, as_json, printed, sentences
from preau.provisioning.telling.words import Names, from_class, listed, of, to_class
from preau.provisioning.tests.test_plan import changes, directory_of, heard, planned
from preau.provisioning.types import Attributes, Category, DeliveryKind

BESIDE = "18001"


@given(worlds(), worlds())
def test_whatever_happens_it_can_be_told_departures_first(before: World, after: World) -> None:
    lines = [Line(one, False) for one in changes(planned(heard(after), directory_of(before)))]
    for school, kept in by_school(iter(lines)).items():
        read = SchoolLines(unpacked(kept.close()), Names(), school=school, kind=DeliveryKind.COMPLET)
        told = sentences(read)
        topics = [list(Topic).index(one.topic) for one in told]
        assert topics == sorted(topics)
        assert all(one.text and "None" not in one.text for one in told)


def story(uai: str = UAIS[PARC]) -> SchoolStory:
    (told,) = run_story(Run.objects.latest("pk"), uai=uai)
    return told


def whole(topic: Topic, uai: str = UAIS[PARC]) -> list[str]:
    return [one.whole for one in story(uai).sentences if one.topic == topic]


def with_pupil(key: str, world: World | None = None, **said: tuple[str, ...]) -> World:
    there = dict(world or fontenay())
    attributes: Attributes = {**there[Category.PUPIL, key], **said}
    return {**there, (Category.PUPIL, key): attributes}


@pytest.mark.django_db
def test_a_first_delivery_is_told_in_numbers(deliver):
    deliver(fontenay())
    assert story() == SchoolStory(
        UAIS[PARC], "Ecole Elementaire Publique · Le Parc · Fontenay", "Appliquée",
        "24 élèves arrivent, 1 personnel arrive", (), told=False,
    )  # fmt: skip


@pytest.mark.django_db
def test_who_leaves_is_told_before_who_comes(deliver):
    deliver(without(fontenay(), pupils={BESIDE}))
    deliver(without(fontenay(), pupils={INES}), weeks=1)
    assert [one.whole for one in story().sentences] == [
        "Inès P., du CP A, quitte l’école (n’est plus dans la livraison).",
        "Inès P. arrive au CP A (n’était pas dans l’annuaire).",
    ]
    assert story().summary.startswith("1 élève quitte l’école, 1 élève arrive")
    deliver(fontenay(), weeks=2)
    assert whole(Topic.ARRIVAL) == ["Inès P. revient au CP A (n’était plus dans l’annuaire)."]


@pytest.mark.django_db
def test_a_change_of_class(deliver):
    deliver(fontenay())
    deliver(with_pupil(INES, ENTPersonClasses=(f"{PARC}$11$ORDINAIRE$781$CM2 A",)), weeks=1)
    assert whole(Topic.CLASS_CHANGE) == ["Inès P. passe du CP A au CM2 A."]
    deliver(with_pupil(INES, ENTPersonClasses=()), weeks=2)
    assert whole(Topic.CLASS_CHANGE) == ["Inès P. quitte le CM2 A et n’a plus de classe."]
    deliver(fontenay(), weeks=3)
    assert whole(Topic.CLASS_CHANGE) == ["Inès P. rejoint le CP A."]


@pytest.mark.django_db
def test_a_change_of_school_is_told_in_both(deliver):
    deliver(fontenay())
    there = {"ENTPersonStructRattach": (ORMEAUX,), "ENTPersonClasses": (f"{ORMEAUX}$11$ORDINAIRE$790$CP A",)}
    deliver(with_pupil(INES, **there), weeks=1)
    ormeaux = "l’école Ecole Elementaire Publique · Les Ormeaux · Fontenay"
    parc = "l’école Ecole Elementaire Publique · Le Parc · Fontenay"
    assert whole(Topic.DEPARTURE) == [f"Inès P., du CP A, quitte l’école (va à {ormeaux})."]
    assert whole(Topic.ARRIVAL, UAIS[ORMEAUX]) == [f"Inès P. arrive au CP A (vient de {parc})."]


@pytest.mark.django_db
def test_families_and_corrections_say_which_field_and_never_what_it_holds(deliver):
    deliver(fontenay())
    mother = next(
        key for key in fontenay()[Category.PUPIL, INES]["ENTEleveAutoriteParentale"] if "$10" in key
    )
    changed = dict(
        with_pupil(INES, ENTEleveAutoriteParentale=(mother,), ENTPersonDateNaissance=("15/02/2018",))
    )
    changed[Category.GUARDIAN, mother[:-3]] = {
        **changed[Category.GUARDIAN, mother[:-3]], "ENTPersonMail": ("samira@example.org",),
    }  # fmt: skip
    deliver(changed, weeks=1)
    assert whole(Topic.FAMILY) == [
        "Karim P. n’est plus responsable d’Inès P. (le lien n’est plus dans la livraison)."
    ]
    assert whole(Topic.RECORD) == [
        "La fiche d’Inès P. est corrigée (date de naissance).",
        "La fiche de Samira P. est corrigée (adresse électronique).",
    ]
    assert "example.org" not in printed([story()])


@pytest.mark.django_db
def test_staff_come_go_and_head_a_school(deliver):
    deliver(fontenay())
    petit = {
        "ENTPersonNom": ("PETIT",), "ENTPersonPrenom": ("Luc",), "ENTPersonCivilite": ("M.",),
        "ENTPersonStructRattach": (PARC,), "ENTPersonFonctions": (f"{PARC}$ENS$ENSEIGNANT$G0000$x",),
    }  # fmt: skip
    world = {where: said for where, said in fontenay().items() if where != (Category.STAFF, f"5{PARC}")}
    deliver({**world, (Category.STAFF, "600"): petit}, weeks=1)
    assert whole(Topic.STAFF) == [
        "Anne 8 Roche quitte l’école (n’est plus dans la livraison).",
        "M.\N{NO-BREAK SPACE}Petit arrive.",
    ]


@pytest.mark.django_db
def test_a_plan_is_told_with_the_names_of_who_is_not_there_yet_and_what_would_wait(deliver, tmp_path):
    deliver(without(fontenay(), pupils={INES}))
    smaller = without(fontenay(), pupils=of_school(fontenay(), ORMEAUX, class_number="0"))
    folder = write_complet(tmp_path / "later", smaller, day=THURSDAY + timedelta(weeks=1))
    plan_delivery(open_delivery([folder]))
    assert whole(Topic.ARRIVAL) == ["Inès P. arrive au CP A (n’était pas dans l’annuaire)."]
    assert (story().state, story(UAIS[ORMEAUX]).state) == ("À appliquer", "Retenue")
    departures = [one for one in story(UAIS[ORMEAUX]).sentences if one.topic == Topic.DEPARTURE]
    assert len(departures) == 12
    assert all(one.held for one in departures)


@pytest.mark.django_db
def test_once_forgotten_only_numbers_are_left(deliver):
    deliver(fontenay())
    deliver(without(fontenay(), pupils={INES}), weeks=1)
    RunSchool.objects.update(lines=None)
    assert (story().told, story().sentences) == (False, ())
    assert story().summary == "1 élève quitte l’école, 2 liens de responsabilité cessent"


def test_classes_and_names_are_said_as_french_does():
    assert from_class("CE1 B") == "du CE1 B"
    assert to_class("GS/CP") == "à la GS/CP"
    assert from_class("Classe 4") == "de la Classe 4"
    assert to_class("ULIS") == "à l’ULIS"
    assert from_class("Les Lutins") == "de la classe Les Lutins"
    assert (of("Inès K."), of("Élise K."), of("Noé K.")) == ("d’Inès K.", "d’Élise K.", "de Noé K.")
    assert (listed(["a"]), listed(["a", "b", "c"])) == ("a", "a, b et c")


def test_a_spreadsheet_runs_nothing_and_a_program_reads_the_same_words():
    told = SchoolStory(
        "0920001A", "=1+1", "Appliquée", "", (Sentence(Topic.ARRIVAL, "-x arrive", "« y »; z"),), told=True
    )
    heading, row = csv.reader(io.StringIO(as_csv([told])), delimiter=";")
    assert heading[:3] == ["UAI", "École", "État"]
    assert row == ["0920001A", "'=1+1", "Appliquée", "Arrivées", "'-x arrive", "« y »; z"]
    assert json.loads(json.dumps(as_json("r", [told])))["schools"][0]["moves"] == [
        {"topic": "arrival", "text": "-x arrive", "why": "« y »; z", "held": False}
    ]
