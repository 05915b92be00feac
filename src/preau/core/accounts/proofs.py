"""What activating asks besides the code: something known to its owner, that no letter bears."""

from collections.abc import Collection
from dataclasses import dataclass

from preau.core.accounts.types import Asked
from preau.core.directory.models import Contact, Person, School
from preau.core.directory.standing import Standing
from preau.core.directory.types import Profile


@dataclass(frozen=True, slots=True)
class Question:
    """One of the answers is enough: dates in ISO, e-mail addresses in small letters, UAI in capitals."""

    asked: Asked
    answers: frozenset[str]

    def accepts(self, answer: str) -> bool:
        return answer in self.answers


def question_for(person: Person, standing: Standing) -> Question:
    """
    A guardian: the birth date of a child of whom they may hear. A pupil: their own.

    Staff: the e-mail address that the académie knows, else the UAI of a school where they work, which the
    letter never bears.
    """
    match person.profile:
        case Profile.GUARDIAN:
            children = [child.learner.person for child in standing.informed_of]
            return Question(Asked.CHILD_BIRTH_DATE, birth_dates(children))
        case Profile.PUPIL:
            return Question(Asked.OWN_BIRTH_DATE, birth_dates([person.pk]))
    if email := Contact._base_manager.filter(person=person).values_list("email", flat=True).first():
        return Question(Asked.EMAIL, frozenset({email.casefold()}))
    schools = School._base_manager.filter(pk__in=standing.works_in)
    return Question(Asked.SCHOOL_CODE, frozenset(schools.values_list("uai", flat=True)))


def birth_dates(people: Collection[int]) -> frozenset[str]:
    known = Person._base_manager.filter(pk__in=people, birth_date__isnull=False)
    return frozenset(person.birth_date.isoformat() for person in known if person.birth_date)
