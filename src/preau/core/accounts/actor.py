"""Whoever acts."""

from dataclasses import dataclass
from uuid import UUID

from preau.core.directory.models import Person
from preau.core.directory.standing import Standing


@dataclass(frozen=True, slots=True)
class Actor:
    """A person under one profile, with what they are today; given by keyword to every action."""

    person: Person
    standing: Standing

    @property
    def uid(self) -> UUID:
        return self.person.uid

    def __str__(self) -> str:
        return str(self.uid)
