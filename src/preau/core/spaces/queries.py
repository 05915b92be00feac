"""Who is in a space, as each of them may see it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from preau.core.directory.models import Person
from preau.core.directory.naming import child_name, full_name, name_for
from preau.core.directory.rules import may_find
from preau.core.directory.standing import Acting
from preau.core.directory.types import Profile
from preau.core.spaces.models import Space
from preau.core.spaces.roles import people_in
from preau.core.spaces.types import Role
from preau.ui.types import Words


@dataclass(frozen=True, slots=True)
class Section:
    title: Words
    names: list[str]


def people_by_role(space: Space, actor: Acting) -> list[Section]:
    """Teachers first; nobody whom the actor may not find, and no section for nobody."""
    titles = {
        Role.TEACHER: _("Enseignants"),
        Role.HEAD: _("Direction"),
        Role.PUPIL: _("Élèves"),
        Role.GUARDIAN: _("Responsables"),
        Role.INFORMED: _("Responsables informés"),
    }
    findable = may_find.rows(actor).values("pk")
    sections = []
    for role, title in titles.items():
        people = people_in(space, role).filter(pk__in=findable).order_by("sort_name", "pk")
        sections.append(Section(title, [shown(person, actor) for person in people]))
    return [section for section in sections if section.names]


def shown(person: Person, actor: Acting) -> str:
    """Children call each other by given name and initial; the team reads names in full."""
    if person.profile != Profile.PUPIL:
        return name_for(person)
    return full_name(person) if actor.person.profile == Profile.STAFF else child_name(person)
