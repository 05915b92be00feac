from preau.core.directory.models.links import (
    Assignment,
    ClassTeaching,
    Enrolment,
    GroupMember,
    Office,
    Responsibility,
)
from preau.core.directory.models.people import Contact, Person
from preau.core.directory.models.places import (
    Academie,
    Circonscription,
    ClassGroup,
    Commune,
    Group,
    School,
    SchoolYear,
)

__all__ = [
    "Academie",
    "Assignment",
    "Circonscription",
    "ClassGroup",
    "ClassTeaching",
    "Commune",
    "Contact",
    "Enrolment",
    "Group",
    "GroupMember",
    "Office",
    "Person",
    "Responsibility",
    "School",
    "SchoolYear",
]
