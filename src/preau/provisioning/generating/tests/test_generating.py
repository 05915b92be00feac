"""What is invented reads as a real delivery, holds together, and concerns nobody real."""

import re
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from preau.provisioning.checking import checked
from preau.provisioning.generating import Plan, generate
from preau.provisioning.mirroring.mirror import StagedMirror
from preau.provisioning.mirroring.stage import Stage
from preau.provisioning.mirroring.stored import EmptyMirror
from preau.provisioning.planning.subjects import ClassGroup, Guardian, Pupil, School, Staff, Subject
from preau.provisioning.planning.wanted import wanted
from preau.provisioning.reading import open_delivery, read
from preau.provisioning.types import DeliveryKind, Messages

DAY = date(2026, 11, 19)
FONTENAY = {"0921688K", "0920440D", "0921995U", "0920218M", "0920342X", "0920611P"}
EXPECTED_WARNINGS = {"no-guardian"}


def subjects_of(folder: Path) -> list[Subject]:
    delivery, stored, messages = open_delivery([folder]), EmptyMirror(), Messages()
    with closing(Stage(stored)) as stage:
        read(delivery, stage, messages, known=stage)
        stage.settle(DeliveryKind.COMPLET, messages)
        return list(wanted(StagedMirror(stored, stage), {}, messages))


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    out = tmp_path_factory.mktemp("fontenay")
    generate(out, Plan(date=DAY))
    return out


@pytest.fixture(scope="module")
def subjects(folder) -> list[Subject]:
    return subjects_of(folder)


def of(kind, subjects):
    return [subject for subject in subjects if isinstance(subject, kind)]


def test_it_reads_without_a_fault_and_with_the_oddities_of_life(folder):
    report = checked(open_delivery([folder]))
    assert report["errors"] == report["set_aside"] == []
    assert {warning["code"] for warning in report["warnings"]} == EXPECTED_WARNINGS


def test_the_six_schools_are_there_with_1250_pupils(subjects):
    assert {school.uai for school in of(School, subjects)} == FONTENAY
    assert len(of(Pupil, subjects)) == 1250
    assert [school.uai for school in of(School, subjects) if school.kind == "primaire"] == ["0921995U"]


def test_classes_are_of_a_size_that_a_teacher_knows(subjects):
    sizes = dict.fromkeys([(c.school, c.key) for c in of(ClassGroup, subjects) if c.kind == "ORDINAIRE"], 0)
    for pupil in of(Pupil, subjects):
        for line in pupil.enrolments:
            if tuple(line) in sizes:
                sizes[tuple(line)] += 1
    assert min(sizes.values()) >= 15
    assert max(sizes.values()) <= 30


def test_several_levels_in_a_class_are_usual(subjects):
    assert sum("," in group.levels for group in of(ClassGroup, subjects)) >= 5


def test_families_are_of_all_kinds(subjects):
    links = [{kind for _, kind in pupil.responsibilities} for pupil in of(Pupil, subjects)]
    assert {"10", "20", "50", "51", "90"} <= set().union(*links)
    assert set() in links
    assert any(guardian.organisation for guardian in of(Guardian, subjects))
    addresses = {guardian.key: guardian.address for guardian in of(Guardian, subjects)}
    assert any(
        len({addresses[key] for key, kind in pupil.responsibilities if kind in {"10", "20"}}) == 2
        for pupil in of(Pupil, subjects)
    )


def test_siblings_share_their_guardians_across_schools(subjects):
    schools: dict[str, set[str]] = {}
    for pupil in of(Pupil, subjects):
        for key, _ in pupil.responsibilities:
            schools.setdefault(key, set()).add(pupil.school)
    assert any(len(there) > 1 for there in schools.values())


def test_each_school_has_one_head_and_some_share_staff(subjects):
    staff = of(Staff, subjects)
    heads = [line.school for member in staff for line in member.assignments if line.head]
    assert sorted(heads) == sorted(school.key for school in of(School, subjects))
    assert any(len(member.assignments) > 1 for member in staff)
    assert any(not member.assignments for member in staff)


def test_nobody_can_be_called_or_written_to(folder):
    text = "".join(file.read_text() for file in folder.glob("*.xml"))
    phones = set(re.findall(r"\+33[ 0-9]+", text))
    mails = set(re.findall(r"[\w.+-]+@([\w.-]+)", text))
    assert phones
    assert all(re.fullmatch(r"\+33 (6 39 98|1 99 00) \d\d \d\d", phone.strip()) for phone in phones)
    assert all(host.endswith((".example", "example.org")) for host in mails)


def test_equal_plans_give_equal_bytes_and_another_seed_another_world(folder, tmp_path):
    generate(tmp_path / "same", Plan(date=DAY))
    generate(tmp_path / "other", Plan(date=DAY, seed=2))
    same, other, first = (
        {file.name: file.read_bytes() for file in where.glob("*.xml")}
        for where in (tmp_path / "same", tmp_path / "other", folder)
    )
    assert same == first
    assert other.keys() == first.keys()
    assert other != first


def test_a_week_later_the_same_people_are_told(subjects, tmp_path):
    generate(tmp_path, Plan(date=DAY + timedelta(days=7)))
    assert subjects_of(tmp_path) == subjects


def test_an_archive_with_its_bordereau_holds_the_same_records(subjects, tmp_path):
    report = generate(tmp_path, Plan(date=DAY, zip=True, bordereau=True))
    assert [file.suffix for file in report.files] == [".zip", ".txt"]
    assert subjects_of(report.files[0]) == subjects
