"""How people and schools are called on a screen; what is stored stays as it came."""

from preau.core.directory.models import Person, School
from preau.core.directory.types import Profile
from preau.ui.typography import FIXED, display_name

SHORT_CIVILITIES = {"MME": "Mme", "MLLE": "Mme", "M": "M.", "M.": "M.", "MR": "M."}


def given_name(person: Person) -> str:
    return display_name(person.given_name)


def full_name(person: Person) -> str:
    return f"{given_name(person)} {display_name(person.family_name)}"


def polite_name(person: Person) -> str:
    """`Mme Diallo`; without a civility, the full name."""
    civility = SHORT_CIVILITIES.get(person.civility.upper())
    return f"{civility}{FIXED}{display_name(person.family_name)}" if civility else full_name(person)


def child_name(person: Person) -> str:
    """As children call each other, `Inès K.`, never more."""
    return f"{given_name(person)} {display_name(person.family_name)[:1]}."


def name_for(person: Person) -> str:
    """A member of staff politely, anybody else in full."""
    return polite_name(person) if person.profile == Profile.STAFF else full_name(person)


def school_name(school: School) -> str:
    return display_name(school.short_name)
