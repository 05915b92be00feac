"""Who signs in to the demo: picked from the directory, always the same for the same delivery."""

from collections import defaultdict
from dataclasses import dataclass

from preau.core.directory.models import Assignment, ClassGroup, Enrolment, Person, Responsibility, School
from preau.core.directory.types import LinkKind

SHOWN_SCHOOL = "0921688K"
OLD_ENOUGH = ("CE2", "CM1", "CM2")


@dataclass(frozen=True, slots=True)
class Cast:
    """A pupil of the shown school with a sibling elsewhere, one of their parents, their class, its head."""

    school: School
    sibling_school: School
    pupil: Person
    guardian: Person
    class_group: ClassGroup
    head: Person


def picked() -> Cast:
    """Read under the platform's scope: the demo is nobody."""
    school = School._base_manager.get(uai=SHOWN_SCHOOL)
    children = children_by_guardian()
    for enrolment in candidates(school):
        for link in links_of(enrolment.pupil):
            others = [place.school for place in children[link.guardian_id] if place.school != school]
            if others and enrolment.class_group:
                family = (enrolment.pupil, link.guardian, enrolment.class_group)
                return Cast(school, others[0], *family, head_of(school))
    raise LookupError("Aucun élève de l’école montrée n’a de frère ni de sœur dans une autre école.")


def candidates(school: School) -> list[Enrolment]:
    """Pupils who read by themselves, in the order of their keys."""
    lines = Enrolment._base_manager.filter(
        school=school, ends_on=None, pupil__level__in=OLD_ENOUGH, class_group__kind="ORDINAIRE"
    )
    return list(lines.select_related("pupil", "class_group").order_by("pupil__feed_key", "pk"))


def links_of(pupil: Person) -> list[Responsibility]:
    parents = Responsibility._base_manager.filter(
        pupil=pupil, ends_on=None, kind__in=(LinkKind.MOTHER, LinkKind.FATHER)
    )
    return list(parents.select_related("guardian").order_by("kind", "pk"))


def children_by_guardian() -> dict[int, list[Enrolment]]:
    found: dict[int, list[Enrolment]] = defaultdict(list)
    enrolments = defaultdict(list)
    for enrolment in Enrolment._base_manager.filter(ends_on=None).select_related("school"):
        enrolments[enrolment.pupil_id].append(enrolment)
    for link in Responsibility._base_manager.filter(ends_on=None):
        found[link.guardian_id] += enrolments[link.pupil_id]
    return found


def head_of(school: School) -> Person:
    line = Assignment._base_manager.filter(school=school, head=True, ends_on=None).select_related("staff")
    return line.order_by("pk")[0].staff


def teachers_of(school: School) -> list[Person]:
    """Those who work in this school alone and may be given a class, by key."""
    lines = Assignment._base_manager.filter(school=school, ends_on=None, staff__teacher=True)
    return [line.staff for line in lines.select_related("staff").order_by("staff__feed_key")]
