"""How people and schools are called on a screen; what is stored stays as it came."""

from collections import Counter
from collections.abc import Callable, Iterable
from functools import partial

from preau.core.directory.models import Person, School
from preau.core.directory.standing import Acting
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


def child_name(person: Person, *, letters: int = 1) -> str:
    """As children call each other, `Inès K.`; more letters only where two would look alike."""
    return f"{given_name(person)} {display_name(person.family_name)[:letters].strip()}."


def reads_in_full(reader: Acting, person: Person) -> bool:
    """Another family's child is called as children call each other, for families and pupils alike."""
    if person.profile != Profile.PUPIL or reader.person.profile == Profile.STAFF:
        return True
    return any(child.learner.person == person.pk for child in reader.standing.informed_of)


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


Way = Callable[[Person], str]
STAFF_WAYS: tuple[Way, ...] = (name_for, with_initial, formal_name)
CHILD_WAYS: tuple[Way, ...] = tuple(partial(child_name, letters=letters) for letters in (1, 2, 3, 4))


def ways_to_call(person: Person, reader: Acting | None) -> tuple[Way, ...]:
    """From the shortest name to the one that is used where the others would look alike."""
    if person.profile == Profile.STAFF:
        return STAFF_WAYS
    return (full_name,) if reader is None or reads_in_full(reader, person) else CHILD_WAYS


def told_apart(people: Iterable[Person], *, reader: Acting | None = None) -> dict[int, str]:
    """
    The name of each in a list, by id: those who would look alike are told apart.

    As `reader` may know it; without one, for the team, which reads names in full.
    """
    listed = {person.pk: person for person in people}
    ways = {pk: ways_to_call(person, reader) for pk, person in listed.items()}
    names, alike = dict[int, str](), list(listed)
    for step in range(len(CHILD_WAYS)):
        names |= {pk: ways[pk][step](listed[pk]) for pk in alike}
        met = Counter(names[pk] for pk in alike)
        alike = [pk for pk in alike if met[names[pk]] > 1 and len(ways[pk]) > step + 1]
    return names


def school_name(school: School) -> str:
    return display_name(school.short_name)
