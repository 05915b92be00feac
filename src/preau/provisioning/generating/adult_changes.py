"""What may happen to guardians, staff and schools between two deliveries."""

from collections.abc import Callable, Iterator
from random import Random

from preau.provisioning.generating.changing import Change, Course, changed, said, unchanged
from preau.provisioning.generating.homes import LANDLINE, MOBILE, some_address, some_mail, some_phone
from preau.provisioning.generating.naming import some_family_name, some_origin
from preau.provisioning.generating.records import of_staff
from preau.provisioning.generating.staff import StaffRoom
from preau.provisioning.generating.types import Identity
from preau.provisioning.types import Record

MOVES, MOBILE_CHANGES, WITHDRAWN = 0.4, 0.6, 0.2
"""Share of guardians' changes that are moves; of the others, of mobile numbers; of those, taken back."""

Event = Callable[[Record, Course], Iterator[Change]]


def guardian_after(record: Record, course: Course, *, rate: float) -> Change:
    """A guardian whose every child left goes too."""
    gone = course.left.get(record.key, set())
    children = record.attributes.get("ENTPersRelEleveEleve", ())
    remaining = tuple(child for child in children if child not in gone)
    if gone and not remaining:
        return Change(record, None)
    return changed(record, ENTPersRelEleveEleve=remaining, **_contact(record, course, rate=rate))


def leaves(record: Record, _course: Course) -> Iterator[Change]:
    """A head does not leave in the middle of a year."""
    yield unchanged(record) if said(record, "ENTEnsFonctionDir") else Change(record, None)


def is_joined_by_a_colleague(record: Record, course: Course) -> Iterator[Change]:
    """Somebody arrives with the same functions, those of a head excepted."""
    yield unchanged(record)
    functions = [function.partition("$") for function in record.attributes.get("ENTPersonFonctions", ())]
    tasks = [(int(key), task) for key, _, task in functions if key.isdigit() and not task.startswith("DIR$")]
    if tasks:
        teaches = said(record, "ENTPersonCategorieEnseignant") == "O"
        hired = StaffRoom(course.rng, course.keys, course.day).hire(*tasks, teaches=teaches)
        yield Change(None, of_staff(hired))


def takes_another_name(record: Record, course: Course) -> Iterator[Change]:
    yield changed(record, ENTPersonNom=some_family_name(course.rng, some_origin(course.rng)))


STAFF_EVENTS: dict[Event, int] = {leaves: 3, is_joined_by_a_colleague: 4, takes_another_name: 1}


def school_after(record: Record, course: Course) -> Change:
    return changed(record, ENTStructureTelephone=some_phone(course.rng, LANDLINE))


def _contact(record: Record, course: Course, *, rate: float) -> dict[str, str]:
    """Those who live together move together: the address decides."""
    address = said(record, "ENTPersonAdresse")
    fate = Random(f"{course.seed}/{course.day}/{address}")  # noqa: S311
    if address and fate.random() < rate * MOVES:
        return {"ENTPersonAdresse": some_address(fate)}
    if course.rng.random() >= rate * (1 - MOVES):
        return {}
    if course.rng.random() < MOBILE_CHANGES:
        withdrawn = course.rng.random() < WITHDRAWN
        return {"ENTPersRelEleveTelMobile": "" if withdrawn else some_phone(course.rng, MOBILE)}
    identity = Identity(said(record, "ENTPersonNom"), None, said(record, "ENTPersonPrenom"), "")
    return {"ENTPersonMail": some_mail(course.rng, identity)}
