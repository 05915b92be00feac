"""Spaces, roles and ranks in the words of a screen."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from preau.core.spaces.models import Space
from preau.core.spaces.types import Rank, Role, SpaceKind

ROLES: dict[SpaceKind, tuple[Role, ...]] = {
    SpaceKind.SCHOOL: (Role.PUPIL, Role.GUARDIAN, Role.STAFF, Role.TEACHER, Role.HEAD),
    SpaceKind.CLASS: (Role.PUPIL, Role.GUARDIAN, Role.STAFF, Role.TEACHER, Role.HEAD),
    SpaceKind.GROUP: (Role.PUPIL, Role.GUARDIAN, Role.TEACHER, Role.HEAD),
    SpaceKind.COMMUNE: (Role.COMMUNE,),
    SpaceKind.CIRCONSCRIPTION: (Role.CIRCONSCRIPTION,),
    SpaceKind.ACADEMIE: (Role.ACADEMIE,),
}

PEOPLE: dict[Role, str | Promise] = {
    Role.PUPIL: _lazy("Les élèves"),
    Role.GUARDIAN: _lazy("Les responsables"),
    Role.STAFF: _lazy("Le reste de l’équipe"),
    Role.TEACHER: _lazy("Les enseignants"),
    Role.HEAD: _lazy("La direction"),
    Role.COMMUNE: _lazy("La commune"),
    Role.CIRCONSCRIPTION: _lazy("La circonscription"),
    Role.ACADEMIE: _lazy("L’académie"),
}

MAY: dict[Rank, str | Promise] = {
    Rank.NONE: _lazy("ne voient rien"),
    Rank.READ: _lazy("lisent"),
    Rank.REACT: _lazy("lisent et réagissent"),
    Rank.CONTRIBUTE: _lazy("contribuent"),
    Rank.PUBLISH: _lazy("publient"),
    Rank.MANAGE: _lazy("gèrent"),
}


def roles_ruled(space: Space) -> tuple[Role, ...]:
    """Those whose rights a space decides; an informed guardian reads what guardians read."""
    return ROLES[SpaceKind(space.kind)]


def role_words(role: Role, space: Space) -> str:
    if role == Role.TEACHER and space.kind == SpaceKind.GROUP:
        return _("Les adultes qui animent le groupe")
    if role == Role.TEACHER and space.kind == SpaceKind.CLASS:
        return _("Les enseignants de la classe")
    return str(PEOPLE[role])


def rank_words(rank: Rank) -> str:
    return str(MAY[rank])


def as_usual(space: Space, rank: Rank) -> str:
    words = (
        _("Comme l’école : %s") if space.kind in (SpaceKind.CLASS, SpaceKind.GROUP) else _("D’habitude : %s")
    )
    return words % rank_words(rank)
