"""The directory of a feed as canonical JSON: the same bytes for the same state (docs/reference/dump.md)."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from preau.provisioning.planning.subjects import ClassGroup, Guardian, Pupil, School, Staff, Subject

Dump = dict[str, list[dict[str, Any]]]


def dump(subjects: Iterable[Subject]) -> Dump:
    """
    Turn a stream of subjects into what `preau directory dump` prints.

    Lists are in code-point order: schools by UAI, classes by school and key, others by key. Schools are named
    by their UAI, everybody else by the académie's key.
    """
    uais: dict[str, str] = {}
    children: dict[str, list[str]] = defaultdict(list)
    made: Dump = {name: [] for name in ("schools", "classes", "pupils", "guardians", "staff")}
    for subject in subjects:
        match subject:
            case School():
                uais[subject.key] = subject.uai
                made["schools"].append(school(subject))
            case ClassGroup():
                made["classes"].append(class_group(subject, uais))
            case Pupil():
                for guardian, _ in subject.responsibilities:
                    children[guardian].append(subject.key)
                made["pupils"].append(pupil(subject, uais))
            case Guardian():
                made["guardians"].append(named(subject) | {"children": sorted(children[subject.key])})
            case Staff():
                made["staff"].append(staff(subject, uais))
    made["schools"].sort(key=lambda row: (row["uai"], row["key"]))
    made["classes"].sort(key=lambda row: (row["school"], row["key"]))
    return made


def named(person: Pupil | Guardian | Staff) -> dict[str, Any]:
    return {"key": person.key, "family_name": person.family_name, "given_name": person.given_name}


def school(subject: School) -> dict[str, Any]:
    return {"uai": subject.uai, "key": subject.key, "name": subject.name, "kind": subject.kind}


def class_group(subject: ClassGroup, uais: dict[str, str]) -> dict[str, Any]:
    levels = subject.levels.split(",") if subject.levels else []
    return {"school": uais[subject.school], "key": subject.key, "name": subject.name, "levels": levels}


def pupil(subject: Pupil, uais: dict[str, str]) -> dict[str, Any]:
    return named(subject) | {
        "birth_date": subject.birth_date,
        "school": uais.get(subject.school),
        "classes": sorted(key for _, key in subject.enrolments if key),
        "guardians": sorted(guardian for guardian, _ in subject.responsibilities),
    }


def staff(subject: Staff, uais: dict[str, str]) -> dict[str, Any]:
    heads = [line.school for line in subject.assignments if line.head]
    return named(subject) | {
        "schools": sorted(uais[key] for key in subject.schools),
        "teacher": bool(subject.teacher),
        "head_of": sorted(uais[key] for key in heads),
    }
