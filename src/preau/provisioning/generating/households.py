"""The shapes of families: who answers for a child, and from which address."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from random import Random
from typing import TypeVar

from preau.provisioning.generating.homes import settled, some_home, some_home_elsewhere
from preau.provisioning.generating.naming import (
    MAN,
    WOMAN,
    Origin,
    some_adult,
    some_family_name,
    some_origin,
)
from preau.provisioning.generating.types import Commune, Guardian, Home, Identity, Relation

SAME_ORIGIN, HUSBANDS_NAME, SHARED_MAIL, BOTH_NAMES, LEFT_TOWN = 0.8, 0.35, 0.12, 0.12, 0.45


@dataclass(frozen=True, slots=True)
class Kin:
    """What the children of one pair of parents have in common."""

    family_name: str
    origin: Origin
    guardians: tuple[tuple[Guardian, Relation], ...] = ()


@dataclass
class Registry:
    """Draws adults of one commune, with the keys of the guardians' file."""

    commune: Commune
    rng: Random
    keys: Iterator[int]

    def adult(self, origin: Origin, title: str, home: Home) -> Guardian:
        return settled(next(self.keys), some_adult(self.rng, origin, title), home, rng=self.rng)

    def home(self) -> Home:
        return some_home(self.rng, self.commune)

    def second_home(self) -> Home:
        """Where one goes after a separation."""
        return some_home_elsewhere(self.rng) if self.rng.random() < LEFT_TOWN else self.home()

    def partner_origin(self, origin: Origin) -> Origin:
        return origin if self.rng.random() < SAME_ORIGIN else some_origin(self.rng)

    @cached_property
    def child_welfare(self) -> Guardian:
        """The service that looks after every child entrusted to it: an organisation, not a person."""
        name = Identity("SERVICE DE L'AIDE SOCIALE À L'ENFANCE", None, "organisme", "")
        return replace(settled(next(self.keys), name, self.home(), rng=self.rng), mobile=None, mail=None)


Card = TypeVar("Card")
Shape = Callable[[Registry], tuple[Kin, ...]]
"""One `Kin` per child in turn; the last one holds for the younger ones too."""


def together(registry: Registry) -> tuple[Kin, ...]:
    home = registry.home()
    return (_parents(registry, home, home),)


def separated(registry: Registry) -> tuple[Kin, ...]:
    return (_parents(registry, registry.home(), registry.second_home()),)


def mother_only(registry: Registry) -> tuple[Kin, ...]:
    return (_lone(registry, WOMAN, Relation.MOTHER),)


def father_only(registry: Registry) -> tuple[Kin, ...]:
    return (_lone(registry, MAN, Relation.FATHER),)


def two_mothers(registry: Registry) -> tuple[Kin, ...]:
    return (_couple(registry, WOMAN, Relation.MOTHER),)


def two_fathers(registry: Registry) -> tuple[Kin, ...]:
    return (_couple(registry, MAN, Relation.FATHER),)


def blended(registry: Registry) -> tuple[Kin, ...]:
    """The eldest has a father elsewhere and a step-father at home; the others are the new couple's."""
    home = registry.home()
    elders = _parents(registry, home, registry.second_home())
    mother = elders.guardians[0]
    origin = registry.partner_origin(elders.origin)
    companion = registry.adult(origin, MAN, home)
    family_name = companion.identity.family_name
    younger = Kin(family_name, origin, (mother, (companion, Relation.FATHER)))
    return replace(elders, guardians=(*elders.guardians, (companion, Relation.OTHER))), younger


def mother_and_grandmother(registry: Registry) -> tuple[Kin, ...]:
    kin = _lone(registry, WOMAN, Relation.MOTHER)
    grandmother = registry.adult(kin.origin, WOMAN, kin.guardians[0][0].home)
    return (replace(kin, guardians=(*kin.guardians, (grandmother, Relation.GRANDMOTHER))),)


def grandparents(registry: Registry) -> tuple[Kin, ...]:
    home = registry.home()
    kin = _lone(registry, MAN, Relation.GRANDFATHER, home=home)
    grandmother = registry.adult(kin.origin, WOMAN, home)
    return (replace(kin, guardians=(*kin.guardians, (grandmother, Relation.GRANDMOTHER))),)


def aunt(registry: Registry) -> tuple[Kin, ...]:
    return (_lone(registry, WOMAN, Relation.AUNT),)


def tutor(registry: Registry) -> tuple[Kin, ...]:
    """A tutor does not bear the child's name."""
    return (replace(_lone(registry, MAN, Relation.TUTOR), family_name=_someone(registry).family_name),)


def entrusted(registry: Registry) -> tuple[Kin, ...]:
    """Entrusted to the child welfare service, no parent known to the school."""
    return (replace(_someone(registry), guardians=((registry.child_welfare, Relation.CHILD_WELFARE),)),)


def entrusted_with_mother(registry: Registry) -> tuple[Kin, ...]:
    kin = _lone(registry, WOMAN, Relation.MOTHER, home=registry.second_home())
    return (replace(kin, guardians=(*kin.guardians, (registry.child_welfare, Relation.CHILD_WELFARE))),)


def nobody_known(registry: Registry) -> tuple[Kin, ...]:
    return (_someone(registry),)


SHAPES: dict[Shape, int] = {
    together: 116,
    separated: 36,
    mother_only: 20,
    father_only: 5,
    blended: 8,
    two_mothers: 3,
    two_fathers: 1,
    mother_and_grandmother: 3,
    grandparents: 2,
    aunt: 1,
    tutor: 1,
    entrusted: 1,
    entrusted_with_mother: 1,
    nobody_known: 2,
}
"""How many households of each shape among two hundred."""


def dealt(rng: Random, cards: dict[Card, int]) -> Iterator[Card]:
    """Cards in random order and in exact proportion, without end."""
    while True:
        yield from rng.sample(list(cards), k=sum(cards.values()), counts=list(cards.values()))


def _parents(registry: Registry, mothers_home: Home, fathers_home: Home) -> Kin:
    """Mother first; children bear their father's name, or both."""
    rng = registry.rng
    origin = some_origin(rng)
    mother = registry.adult(registry.partner_origin(origin), WOMAN, mothers_home)
    father = registry.adult(origin, MAN, fathers_home)
    name, maiden_name = father.identity.family_name, mother.identity.family_name
    if mothers_home is fathers_home:
        if rng.random() < HUSBANDS_NAME:
            mother = replace(
                mother, identity=replace(mother.identity, family_name=name, birth_name=maiden_name)
            )
        if rng.random() < SHARED_MAIL:
            mother = replace(mother, mail=father.mail)
    if name != maiden_name and rng.random() < BOTH_NAMES:
        name = f"{name} {maiden_name}"
    return Kin(name, origin, ((mother, Relation.MOTHER), (father, Relation.FATHER)))


def _lone(registry: Registry, title: str, relation: Relation, *, home: Home | None = None) -> Kin:
    origin = some_origin(registry.rng)
    adult = registry.adult(origin, title, home or registry.home())
    return Kin(adult.identity.family_name, origin, ((adult, relation),))


def _couple(registry: Registry, title: str, relation: Relation) -> Kin:
    home = registry.home()
    kin = _lone(registry, title, relation, home=home)
    partner = registry.adult(registry.partner_origin(kin.origin), title, home)
    return replace(kin, guardians=(*kin.guardians, (partner, relation)))


def _someone(registry: Registry) -> Kin:
    """A name and an origin, nobody else."""
    origin = some_origin(registry.rng)
    return Kin(some_family_name(registry.rng, origin), origin)
