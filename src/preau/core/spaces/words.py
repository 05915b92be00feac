"""Spaces, roles and ranks in the words of a screen."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from preau.core.spaces.models import OWNED, Space
from preau.core.spaces.types import Rank, Role, SpaceKind

PEOPLE: dict[Role, str | Promise] = {
    Role.PUPIL: _lazy("Élèves"),
    Role.GUARDIAN: _lazy("Responsables"),
    Role.STAFF: _lazy("Reste de l’équipe"),
    Role.TEACHER: _lazy("Enseignants"),
    Role.HEAD: _lazy("Direction"),
    Role.COMMUNE: _lazy("Commune"),
    Role.CIRCONSCRIPTION: _lazy("Circonscription"),
    Role.ACADEMIE: _lazy("Académie"),
}

MAY: dict[Rank, str | Promise] = {
    Rank.NONE: _lazy("ne rien voir"),
    Rank.READ: _lazy("lire"),
    Rank.REACT: _lazy("lire et réagir"),
    Rank.CONTRIBUTE: _lazy("lire et contribuer"),
    Rank.PUBLISH: _lazy("lire et publier"),
    Rank.MANAGE: _lazy("tout gérer"),
}


def roles_ruled(space: Space) -> tuple[Role, ...]:
    """Those whose rights a space decides; an informed guardian reads what guardians read."""
    if space.kind in OWNED:
        return Role.PUPIL, Role.GUARDIAN, Role.STAFF, Role.TEACHER, Role.HEAD
    return (Role(space.kind),)


def role_words(role: Role, space: Space) -> str:
    if role == Role.TEACHER and space.kind == SpaceKind.GROUP:
        return _("Enseignants qui animent le groupe")
    if role == Role.TEACHER and space.kind == SpaceKind.CLASS:
        return _("Enseignants de la classe")
    return str(PEOPLE[role])


def rank_words(rank: Rank) -> str:
    return str(MAY[rank])


def as_usual(space: Space, rank: Rank) -> str:
    words = (
        _("Comme dans l’école : %s")
        if space.kind in (SpaceKind.CLASS, SpaceKind.GROUP)
        else _("D’habitude : %s")
    )
    return words % rank_words(rank)
