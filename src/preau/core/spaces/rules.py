"""Who may enter a space, and who arranges it."""

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from preau.core.directory.models import GroupMember, Person, School
from preau.core.directory.rules import may_find
from preau.core.directory.standing import INFORMED, Acting
from preau.core.directory.ties import answering, any_of, enrolled, working
from preau.core.spaces.models import Space
from preau.core.spaces.roles import NAMED, roles, where
from preau.core.spaces.types import FAMILIES, Rank, Role, SpaceKind
from preau.kernel.rules import Denied, Verdict, allowed_if, rule, rule_over_rows


@rule_over_rows("spaces.enter", refusal=_("Vous n’êtes pas de cet espace."))
def may_enter(actor: Acting) -> QuerySet[Space]:
    """Whoever is something there."""
    return Space.objects.filter(where(actor)).select_related(*NAMED)


@may_enter.judging_one
def is_something_there(actor: Acting, space: Space) -> Verdict:
    return allowed_if(bool(roles(actor, space)), may_enter.refusal)


ARRANGING = {
    SpaceKind.SCHOOL: {Role.HEAD},
    SpaceKind.CLASS: {Role.HEAD, Role.TEACHER},
    SpaceKind.GROUP: {Role.HEAD, Role.TEACHER},
    SpaceKind.COMMUNE: {Role.COMMUNE},
    SpaceKind.CIRCONSCRIPTION: {Role.CIRCONSCRIPTION},
    SpaceKind.ACADEMIE: {Role.ACADEMIE},
}


@rule("spaces.arrange")
def may_arrange(actor: Acting, space: Space) -> Verdict:
    """Its services and rights: the head, the teachers of a class or a group, the agents of an institution."""
    runs_it = ARRANGING[SpaceKind(space.kind)] & roles(actor, space)
    return allowed_if(bool(runs_it), _("Seuls les responsables de cet espace règlent ses services."))


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


@rule("spaces.reopen_group")
def may_reopen_group(actor: Acting, space: Space) -> Verdict:
    """The teachers who ran it when it closed, and the head; what the feed closed is the feed's."""
    if space.group is None or space.group.feed_key is not None:
        return Denied(_("Ce groupe vient de l’annuaire académique : il se modifie là-bas."))
    ran_it = Q(person=actor.person, person__teacher=True, ends_on=None, group=space.group_id)
    return allowed_if(
        space.school_id in actor.standing.heads or GroupMember.objects.filter(ran_it).exists(),
        _("Seuls les enseignants qui animaient ce groupe, et la direction, le rouvrent."),
    )


@rule("spaces.know_groups")
def may_know_groups(actor: Acting, school: School) -> Verdict:
    """The team of the school; families know the groups that they are in."""
    return allowed_if(
        school.pk in actor.standing.works_in, _("Seule l’équipe de l’école voit la liste de ses groupes.")
    )


def joinable(actor: Acting, school: School) -> QuerySet[Person]:
    """A group holds people of its school, whom one can find: pupils, staff, guardians of the pupils."""
    here, on = Q(school=school), timezone.localdate()
    pupils = enrolled(here, on=on)
    of_school = any_of(pupils, working(here, on=on), answering(pupils, INFORMED, on=on))
    return may_find.rows(actor).filter(pk__in=of_school)


def may_reach(role: Role, rank: Rank | None) -> Verdict:
    """What others wrote is managed by the team."""
    return allowed_if(
        rank is None or rank < Rank.MANAGE or role not in FAMILIES,
        _(
            "Seule l’équipe gère ce que les autres écrivent : un élève ou un responsable peut au plus publier."
        ),
    )
