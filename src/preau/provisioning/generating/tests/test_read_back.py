"""The other end of the wire: Préau reads what it invents as it would read the académie's."""

from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

from preau.provisioning.checking import checked
from preau.provisioning.generating import Plan, generate, generate_delta
from preau.provisioning.mirroring.mirror import StagedMirror
from preau.provisioning.mirroring.stage import Stage
from preau.provisioning.mirroring.stored import EmptyMirror
from preau.provisioning.planning.subjects import School, Staff, Subject
from preau.provisioning.planning.wanted import wanted
from preau.provisioning.reading import open_delivery, read
from preau.provisioning.types import DeliveryKind, Messages

THURSDAY = date(2026, 11, 19)


def subjects_of(path: Path) -> list[Subject]:
    delivery, stored, messages = open_delivery([path]), EmptyMirror(), Messages()
    with closing(Stage(stored)) as stage:
        read(delivery, stage, messages, known=stage)
        stage.settle(DeliveryKind.COMPLET, messages)
        return list(wanted(StagedMirror(stored, stage), {}, messages))


def test_a_complet_reads_without_a_fault_and_with_the_oddities_of_life(complet: Path) -> None:
    report = checked(open_delivery([complet]))
    assert report["errors"] == report["set_aside"] == []
    assert {warning["code"] for warning in report["warnings"]} == {"no-guardian"}


def test_a_delta_reads_without_a_fault(complet: Path, tmp_path: Path) -> None:
    generate_delta(tmp_path, complet, change_percent=20)
    report = checked(open_delivery([tmp_path]))
    assert report["errors"] == report["set_aside"] == []


def test_heads_replacements_and_primaires_are_understood(complet: Path) -> None:
    subjects = subjects_of(complet)
    schools = [subject for subject in subjects if isinstance(subject, School)]
    staff = [subject for subject in subjects if isinstance(subject, Staff)]
    assert [school.uai for school in schools if school.kind == "primaire"] == ["0921995U"]
    heads = [line.school for member in staff for line in member.assignments if line.head]
    assert sorted(heads) == sorted(school.key for school in schools)
    assert [member for member in staff if not member.assignments]


def test_a_week_later_the_same_people_are_told(complet: Path, tmp_path: Path) -> None:
    generate(tmp_path, Plan(date=THURSDAY + timedelta(days=7)))
    assert subjects_of(tmp_path) == subjects_of(complet)


def test_an_archive_with_its_bordereau_says_the_same(complet: Path, tmp_path: Path) -> None:
    archive, _ = generate(tmp_path, Plan(date=THURSDAY, zip=True, bordereau=True)).files
    assert subjects_of(archive) == subjects_of(complet)
