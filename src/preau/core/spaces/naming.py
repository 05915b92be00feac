"""How a space is called on a screen."""

from preau.core.directory.models import School
from preau.core.directory.naming import school_name
from preau.core.spaces.models import Space
from preau.ui.typography import display_name


def name_of(space: Space) -> str:
    """A class or a group by its own name, a school or an institution by its."""
    place = space.place
    if isinstance(place, School):
        return school_name(place)
    return place.name if space.school_id else display_name(place.name)
