"""Who works in the schools of a commune: heads, teachers, and those who come and go between schools."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random

from preau.provisioning.generating.naming import MAN, WOMAN, mailbox, some_adult, some_origin
from preau.provisioning.generating.types import Staff

TEACHING = "ENS$ENSEIGNEMENT$G0000$SANS SPECIALITE"
DIRECTION = "DIR$DIRECTION$-$DIRECTION"
INCLUSION = "AES$ACCOMPAGNEMENT$-$ACCOMPAGNEMENT ELEVES SITUATION HANDICAP"
PSYCHOLOGY = "ORI$ORIENTATION$-$PSYCHOLOGUE EDUCATION DEVELOPPEMENT ET APPRENTISSAGES"
NOTHING = "-$SANS OBJET$-$SANS OBJET"

WOMEN = 0.82
FULLY_RELIEVED = 12
"""Classes from which a head no longer teaches."""
CLASSES_PER_AESH = 7
REPLACEMENTS = 4


@dataclass
class StaffRoom:
    """Hires people of a commune, with the keys of the staff's file."""

    rng: Random
    keys: Iterator[int]
    day: dt.date

    def hire(
        self, *functions: tuple[int, str], teaches: bool = True, specialities: tuple[str, ...] = ()
    ) -> Staff:
        """A person; the number that tells academic addresses apart is the end of the key."""
        key = next(self.keys)
        title = WOMAN if self.rng.random() < WOMEN else MAN
        identity = some_adult(self.rng, some_origin(self.rng), title)
        identity = replace(identity, birth_name=identity.family_name)
        born = self.day - dt.timedelta(days=self.rng.randrange(23 * 365, 63 * 365))
        mail = f"{mailbox(identity)}{key % 100_000}@ac-versailles.example"
        return Staff(key, identity, born, mail, functions, teaches, specialities=specialities)

    def head(self, school: int, *, teaches_a_class: bool) -> Staff:
        teaching = ((school, TEACHING),) if teaches_a_class else ()
        return replace(self.hire((school, DIRECTION), *teaching), directs=(school,))


def school_team(room: StaffRoom, school: int, *, classes: int, headed: bool, ulis: bool) -> Iterator[Staff]:
    """One teacher per class, the head's included unless relieved of it; those who help named children."""
    head_teaches = headed and 0 < classes < FULLY_RELIEVED
    if headed:
        yield room.head(school, teaches_a_class=head_teaches)
    for _ in range(classes - head_teaches):
        yield room.hire((school, TEACHING))
    if ulis:
        yield room.hire((school, TEACHING), specialities=("COORDONNATEUR ULIS",))
    for _ in range(max(1, classes // CLASSES_PER_AESH)):
        yield room.hire((school, INCLUSION), teaches=False)


def shared_team(room: StaffRoom, schools: list[int], zone: int) -> Iterator[Staff]:
    """Those who go between schools: décharges by pairs, UPE2A, RASED, psychologue, replacements."""
    for first, second in zip(schools[::2], schools[1::2], strict=False):
        yield room.hire((first, TEACHING), (second, TEACHING))
    yield room.hire(*((school, TEACHING) for school in schools[::3]), specialities=("UPE2A",))
    yield room.hire(*((school, TEACHING) for school in schools), specialities=("MAITRE E - RASED",))
    yield room.hire(*((school, PSYCHOLOGY) for school in schools), teaches=False)
    yield room.hire((schools[-1], NOTHING), teaches=False)
    for _ in range(REPLACEMENTS):
        yield room.hire((zone, TEACHING), specialities=("TITULAIRE REMPLACANT",))
