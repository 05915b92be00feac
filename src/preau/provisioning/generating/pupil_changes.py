"""What may happen to a pupil between two deliveries."""

from collections.abc import Callable, Iterator

from preau.provisioning.generating.changing import Change, Course, changed, said, unchanged
from preau.provisioning.generating.families import families
from preau.provisioning.generating.households import Registry
from preau.provisioning.generating.naming import MAN, WOMAN, some_origin
from preau.provisioning.generating.records import of_pupil
from preau.provisioning.generating.schools import FONTENAY
from preau.provisioning.generating.types import ClassGroup, Level, Place, Relation
from preau.provisioning.types import Record

Event = Callable[[Record, Course], Iterator[Change]]

CARE = (
    "ENTEleveRestaurantScolaire",
    "ENTEleveGarderieMatin",
    "ENTEleveGarderieSoir",
    "ENTEleveEtudesSurveillees",
)


def leaves(record: Record, course: Course) -> Iterator[Change]:
    for link in record.attributes.get("ENTEleveAutoriteParentale", ()):
        course.left[link.partition("$")[0]].add(record.key)
    yield Change(record, None)


def is_joined_by_a_newcomer(record: Record, course: Course) -> Iterator[Change]:
    """A child of the same level arrives in the class, with a family of its own."""
    yield unchanged(record)
    place = _place(record)
    if place is None:
        return
    for family in families([place], _registry(record, course), keys=course.keys, day=course.day):
        pupil = family.pupils[0]
        arrival = changed(of_pupil(pupil), ENTEleveDateEntreeStructRattach=f"{course.day:%d/%m/%Y}")
        yield Change(None, arrival.after)
        course.newcomers += [(guardian, str(pupil.key)) for guardian in family.guardians]


def changes_class(record: Record, course: Course) -> Iterator[Change]:
    """To another class of the school that teaches the level; ULIS stays ULIS."""
    classes = record.attributes.get("ENTPersonClasses", ())
    others = [each for each in course.classes[_level(record)] if each not in classes]
    if not others:
        yield from changes_care(record, course)
        return
    yield changed(record, ENTPersonClasses=(course.rng.choice(others), *classes[1:]))


def changes_group(record: Record, course: Course) -> Iterator[Change]:
    """Out of their groups, or into one of the school."""
    groups = record.attributes.get("ENTPersonGroupes", ())
    others = tuple(course.groups[said(record, "ENTPersonStructRattach")])
    if not (groups or others):
        yield from changes_care(record, course)
        return
    yield changed(record, ENTPersonGroupes=() if groups else (course.rng.choice(others),))


def changes_care(record: Record, course: Course) -> Iterator[Change]:
    """Canteen, day nursery or supervised study begins or ends."""
    name = course.rng.choice(CARE)
    yield changed(record, **{name: "N" if said(record, name) == "O" else "O"})


def gains_a_guardian(record: Record, course: Course) -> Iterator[Change]:
    """The father of a child whose mother was alone; else somebody who came to live at home."""
    links = record.attributes.get("ENTEleveAutoriteParentale", ())
    lone_mother = [link.partition("$")[2] for link in links] == [f"{Relation.MOTHER:d}"]
    relation = Relation.FATHER if lone_mother else Relation.OTHER
    registry = _registry(record, course)
    title = MAN if lone_mother else course.rng.choice((WOMAN, MAN))
    adult = registry.adult(some_origin(course.rng), title, registry.home())
    course.newcomers.append((adult, record.key))
    yield changed(record, ENTEleveAutoriteParentale=(*links, f"{adult.key}${relation:d}"))


EVENTS: dict[Event, int] = {
    leaves: 3,
    is_joined_by_a_newcomer: 4,
    changes_class: 6,
    changes_group: 2,
    changes_care: 3,
    gains_a_guardian: 2,
}
"""How many of each among twenty."""


def notice(record: Record, course: Course) -> None:
    """Remember the class and the groups, for those who will come to them."""
    classes = record.attributes.get("ENTPersonClasses", ())
    if classes:
        course.classes[_level(record)][classes[0]] = None
    groups = record.attributes.get("ENTPersonGroupes", ())
    course.groups[said(record, "ENTPersonStructRattach")].update(dict.fromkeys(groups))


def _level(record: Record) -> tuple[str, str]:
    return said(record, "ENTPersonStructRattach"), said(record, "ENTEleveNiveau")


def _registry(record: Record, course: Course) -> Registry:
    school = said(record, "ENTPersonStructRattach")
    return Registry(course.communes.get(school, FONTENAY), course.rng, course.keys)


def _place(record: Record) -> Place | None:
    """The place beside a pupil's; None when the class is not written in five parts, or the level unknown."""
    school, level = _level(record)
    parts = said(record, "ENTPersonClasses").split("$", 4)
    name = level.partition("$")[2]
    if len(parts) < 5 or name not in Level.__members__:
        return None
    owner, code, nature, key, label = parts
    return Place(school, Level[name], (ClassGroup(owner, f"{code}${nature}", key, label),))
