"""What the directory announces."""

from dataclasses import dataclass

from preau.kernel.events.types import Event


@dataclass(frozen=True)
class DirectoryChanged(Event):
    """A run brought the directory of this académie to what its feed says."""

    academie_id: int


@dataclass(frozen=True)
class SchoolChanged(Event):
    """Somebody of the school changed who is in one of its classes or groups, or as what."""

    school_id: int
