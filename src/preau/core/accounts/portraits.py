"""A child is an animal on the screen, and an adult their initials."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from preau.core.accounts.passwords import is_child
from preau.core.directory.models import Person
from preau.ui.types import Animal, Portrait, Words

NAMES: Mapping[Animal, Words] = {
    Animal.BIRD: _("Oiseau"),
    Animal.CAT: _("Chat"),
    Animal.DOG: _("Chien"),
    Animal.FISH: _("Poisson"),
    Animal.PANDA: _("Panda"),
    Animal.RABBIT: _("Lapin"),
    Animal.SNAIL: _("Escargot"),
    Animal.SQUIRREL: _("Écureuil"),
    Animal.TURTLE: _("Tortue"),
}


def animal_of(person: Person, chosen: str) -> Animal:
    """The one chosen, else one that does not change from day to day."""
    animals = list(Animal)
    return Animal(chosen) if chosen else animals[person.pk % len(animals)]


def portrait(person: Person, chosen: str) -> Portrait:
    if is_child(person):
        return Portrait(animal=animal_of(person, chosen))
    return Portrait(initials=f"{person.given_name[:1]}{person.family_name[:1]}".upper())
