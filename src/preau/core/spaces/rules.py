"""Who may enter a space, and who arranges it."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from preau.core.directory.models import Person, School
from preau.core.directory.standing import Acting
from preau.core.directory.types import Profile
from preau.core.spaces.models import Space
from preau.core.spaces.roles import NAMED, roles, where
from preau.core.spaces.types import Role, SpaceKind
from preau.kernel.rules import Denied, Verdict, allowed_if, rule, rule_over_rows


@rule_over_rows("spaces.enter", refusal=_("Vous n’êtes pas de cet espace."))
def may_enter(actor: Acting) -> QuerySet[Space]:
    """Whoever is something there."""
    return Space.objects.filter(where(actor)).select_related(*NAMED)


@may_enter.judging_one
def is_something_there(actor: Acting, space: Space) -> Verdict:
    return allowed_if(bool(roles(actor, space)), may_enter.refusal)


@rule("spaces.arrange")
def may_arrange(actor: Acting, space: Space) -> Verdict:
    """Its services and rights: the head, the teachers of a class or a group, the agents of an institution."""
    arranging = {
        SpaceKind.SCHOOL: {Role.HEAD},
        SpaceKind.CLASS: {Role.HEAD, Role.TEACHER},
        SpaceKind.GROUP: {Role.HEAD, Role.TEACHER},
    }.get(SpaceKind(space.kind), {space.kind})
    return allowed_if(
        bool(arranging & roles(actor, space)), _("Seuls les responsables de cet espace règlent ses services.")
    )


@rule("spaces.make_group")
def may_make_group(actor: Acting, school: School) -> Verdict:
    """Any teacher of the school, or its head."""
    teaches = actor.person.teacher and school.pk in actor.standing.works_in
    return allowed_if(
        teaches or school.pk in actor.standing.heads,
        _("Seuls les enseignants de l’école y font des groupes."),
    )


@rule("spaces.run_group")
def may_run_group(actor: Acting, space: Space) -> Verdict:
    """Those who run it and the head; what the feed made is the feed's."""
    if space.kind != SpaceKind.GROUP or space.group is None or space.group.feed_key is not None:
        return Denied(_("Ce groupe vient de l’annuaire académique : il se modifie là-bas."))
    if space.closed_on:
        return Denied(_("Ce groupe est fermé."))
    return allowed_if(
        bool({Role.HEAD, Role.TEACHER} & roles(actor, space)),
        _("Seuls les enseignants qui animent ce groupe, et la direction, le modifient."),
    )


def is_of_school(person: Person, school: School) -> Verdict:
    """A group holds pupils and staff of its school, and guardians of its pupils."""
