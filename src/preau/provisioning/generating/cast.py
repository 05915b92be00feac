"""A few people of the generated world whom a demonstration can rely on, found by what they are."""

from dataclasses import dataclass
from itertools import pairwise

from preau.provisioning.generating.neighbourhoods import neighbourhoods
from preau.provisioning.generating.types import Level, Neighbourhood, Plan, Pupil, Relation


@dataclass(frozen=True, slots=True)
class Cast:
    """
    AAF keys of one family and its school.

    `pupil` and `sibling` go to two schools of the first commune; `mother` and `father` live apart;
    `teacher` and `head` work at the pupil's school.
    """

    pupil: str
    sibling: str
    mother: str
    father: str
    teacher: str
    head: str


def cast(plan: Plan) -> Cast:
    """The same people for equal plans; LookupError when so small a world has no such family."""
    neighbourhood = next(neighbourhoods(plan))
    pupil, sibling = _split_siblings(neighbourhood)
    school = int(pupil.place.school)
    parents = {relation: key for key, relation in pupil.guardians}
    head = next(member for member in neighbourhood.staff if school in member.directs)
    teacher = next(
        member
        for member in neighbourhood.staff
        if member.teaches and not member.directs and {key for key, _ in member.functions} == {school}
    )
    return Cast(
        pupil=str(pupil.key),
        sibling=str(sibling.key),
        mother=str(parents[Relation.MOTHER]),
        father=str(parents[Relation.FATHER]),
        teacher=str(teacher.key),
        head=str(head.key),
    )


def _split_siblings(neighbourhood: Neighbourhood) -> tuple[Pupil, Pupil]:
    """Children of parted parents, at two schools, both old enough to sign in."""
    homes = {guardian.key: guardian.home for guardian in neighbourhood.guardians}
    for pupil, sibling in pairwise(neighbourhood.pupils):
        relations = [relation for _, relation in pupil.guardians]
        if (
            pupil.guardians == sibling.guardians
            and relations == [Relation.MOTHER, Relation.FATHER]
            and len({homes[key] for key, _ in pupil.guardians}) == 2
            and pupil.place.school != sibling.place.school
            and sibling.place.level.age >= Level.CP.age
        ):
            return pupil, sibling
    raise LookupError("Aucune famille de ce monde n’a deux enfants dans deux écoles et deux adresses.")
