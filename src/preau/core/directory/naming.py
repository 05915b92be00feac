"""How people and schools are called on a screen; what is stored stays as it came."""

from collections import Counter
from collections.abc import Iterable

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


def with_initial(person: Person) -> str:
    """`Mme A. Diallo`."""
    return civil(person, f"{given_name(person)[:1]}.")


def formal_name(person: Person) -> str:
    """`Mme Awa Diallo`, for the list where a head chooses."""
    return civil(person, given_name(person))


def civil(person: Person, given: str) -> str:
    civility = SHORT_CIVILITIES.get(person.civility.upper())
    family = display_name(person.family_name)
    return f"{civility}{FIXED}{given} {family}" if civility else full_name(person)


def told_apart(people: Iterable[Person]) -> dict[int, str]:
    """The name of each in a list, by id: staff who would look alike get an initial, else their given name."""
    names: dict[int, str] = {}
    alike = list({person.pk: person for person in people}.values())
    for way in (name_for, with_initial, formal_name):
        names |= {person.pk: way(person) for person in alike}
        met = Counter(map(way, alike))
        alike = [it for it in alike if it.profile == Profile.STAFF and met[way(it)] > 1]
    return names


def school_name(school: School) -> str:
    return display_name(school.short_name)
