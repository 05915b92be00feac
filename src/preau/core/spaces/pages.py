"""The pages of a space itself, and whom each concerns."""

from django.utils.translation import gettext_lazy as _

from preau.core.accounts.actor import Actor
from preau.core.directory.rules import may_confirm_classes
from preau.core.directory.screens import classes_url
from preau.core.spaces.contributions import SpacePage
from preau.core.spaces.models import Space
from preau.core.spaces.rules import may_arrange, may_know_groups, may_run_group
from preau.core.spaces.screens import groups_of, space_url
from preau.core.spaces.types import SpaceKind


def runs_group(actor: Actor, space: Space) -> bool:
    return space.kind == SpaceKind.GROUP and bool(may_run_group(actor, space))


def gives_classes(actor: Actor, space: Space) -> bool:
    return (
        space.kind == SpaceKind.SCHOOL
        and space.school is not None
        and bool(may_confirm_classes(actor, space.school))
    )


def knows_groups(actor: Actor, space: Space) -> bool:
    return (
        space.kind == SpaceKind.SCHOOL
        and space.school is not None
        and bool(may_know_groups(actor, space.school))
    )


def arranges(actor: Actor, space: Space) -> bool:
    return not space.closed_on and bool(may_arrange(actor, space))


MEMBERS = SpacePage(
    "members",
    _("Membres du groupe"),
    icon="users",
    order=10,
    url=lambda space: space_url(space, "members"),
    concerns=runs_group,
)
CLASSES = SpacePage(
    "classes",
    _("Qui a quelle classe"),
    icon="school",
    order=15,
    url=lambda space: classes_url(space.school) if space.school else "",
    concerns=gives_classes,
)
GROUPS = SpacePage(
    "groups", _("Groupes de l’école"), icon="shapes", order=20, url=groups_of, concerns=knows_groups
)
SERVICES = SpacePage(
    "services",
    _("Services et droits"),
    icon="settings",
    order=30,
    url=lambda space: space_url(space, "services"),
    concerns=arranges,
)
