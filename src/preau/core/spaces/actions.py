"""Groups, made with their space; services switched on and off, and how far each role goes."""

from collections.abc import Collection, Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from preau.core.directory.events import SchoolChanged
from preau.core.directory.models import Group, GroupMember, Person, School
from preau.core.directory.standing import Acting, current_on
from preau.core.spaces.following import follow_directory
from preau.core.spaces.models import RankOverride, ServiceActivation, Space
from preau.core.spaces.rules import (
    joinable,
    may_arrange,
    may_make_group,
    may_reach,
    may_reopen_group,
    may_run_group,
)
from preau.core.spaces.services import Service
from preau.core.spaces.types import Rank, Role
from preau.kernel.audit.actions import record
from preau.kernel.events.actions import announce
from preau.kernel.rules import Denied, Refused
from preau.kernel.scope import Schools


@transaction.atomic
def make_group(school: School, name: str, *, actor: Acting) -> Space:
    """Whoever makes a group runs it."""
    may_make_group(actor, school).or_raise()
    group = Group.objects.create(school=school, name=name)
    GroupMember.objects.create(group=group, person=actor.person, starts_on=timezone.localdate())
    follow_directory(Schools.of([school.pk]))
    record("spaces.make_group", actor=actor, target=group)
    announce(SchoolChanged(school.pk))
    return Space.objects.select_related("school", "group").get(group=group)


@transaction.atomic
def rename_group(space: Space, name: str, *, actor: Acting) -> None:
    may_run_group(actor, space).or_raise()
    group = group_of(space)
    group.name = name
    group.save(update_fields=["name"])
    record("spaces.rename_group", actor=actor, target=group)


@transaction.atomic
def close_group(space: Space, *, actor: Acting) -> None:
    may_run_group(actor, space).or_raise()
    set_closing(space, closed=True, actor=actor)


@transaction.atomic
def reopen_group(space: Space, *, actor: Acting) -> None:
    """Undo `close_group`."""
    may_reopen_group(actor, space).or_raise()
    set_closing(space, closed=False, actor=actor)


def set_closing(space: Space, *, closed: bool, actor: Acting) -> None:
    group = group_of(space)
    group.closed_on = timezone.localdate() if closed else None
    group.save(update_fields=["closed_on"])
    follow_directory(Schools.of([group.school_id]))
    space.refresh_from_db()
    record("spaces.close_group" if closed else "spaces.reopen_group", actor=actor, target=group)
    announce(SchoolChanged(group.school_id))


@transaction.atomic
def add_members(space: Space, people: Collection[Person], *, actor: Acting) -> list[Person]:
    """
    Those who were not in it yet. Nobody adds a person whom they could not find.

    Whoever left today is in it as if they had never left.
    """
    may_run_group(actor, space).or_raise()
    group, today = group_of(space), timezone.localdate()
    refuse_strangers(group.school, people, actor=actor)
    members = GroupMember.objects.filter(group=group, person__in=people)
    there = set(members.filter(current_on(today)).values_list("person_id", flat=True))
    joining = [person for person in people if person.pk not in there]
    members.filter(person__in=joining, ends_on=today).update(ends_on=None)
    back = set(members.filter(ends_on=None).values_list("person_id", flat=True))
    GroupMember.objects.bulk_create(
        GroupMember(person=person, group=group, starts_on=today)
        for person in joining
        if person.pk not in back
    )
    tell_of_members("spaces.add_members", group, joining, actor=actor)
    return joining


def refuse_strangers(school: School, people: Collection[Person], *, actor: Acting) -> None:
    known = joinable(actor, school).filter(pk__in=[person.pk for person in people]).count()
    if known < len(people):
        raise Refused(Denied(_("Seules les personnes de l’école, que vous voyez, entrent dans ses groupes.")))


@transaction.atomic
def remove_members(space: Space, people: Collection[Person], *, actor: Acting) -> None:
    may_run_group(actor, space).or_raise()
    group, today = group_of(space), timezone.localdate()
    staying = GroupMember.objects.filter(current_on(today), group=group).exclude(person__in=people)
    if not staying.filter(person__teacher=True).exists():
        raise Refused(Denied(_("Un groupe garde au moins un enseignant : s’il est fini, fermez-le.")))
    GroupMember.objects.filter(current_on(today), person__in=people, group=group).update(ends_on=today)
    tell_of_members("spaces.remove_members", group, people, actor=actor)


def tell_of_members(verb: str, group: Group, people: Collection[Person], *, actor: Acting) -> None:
    record(verb, actor=actor, target=group, detail={"people": [str(person.uid) for person in people]})
    announce(SchoolChanged(group.school_id))


def group_of(space: Space) -> Group:
    if space.group is None:
        raise Group.DoesNotExist
    return space.group


@transaction.atomic
def switch_service(space: Space, service: Service, on: bool, *, actor: Acting) -> None:
    """A class cannot open what its school closed: the lesser of both holds."""
    may_arrange(actor, space).or_raise()
    ServiceActivation.objects.update_or_create(space=space, service=service.label, defaults={"on": on})
    record("spaces.switch_service", actor=actor, target=space, detail={"service": service.label, "on": on})


@transaction.atomic
def choose_rank(space: Space, service: Service, role: Role, rank: Rank | None, *, actor: Acting) -> None:
    """None goes back to what the school, else the manifest, says."""
    may_arrange(actor, space).or_raise()
    may_reach(role, rank).or_raise()
    chosen: dict[str, Any] = {"space": space, "service": service.label, "role": role}
    if rank is None:
        RankOverride.objects.filter(**chosen).delete()
    else:
        RankOverride.objects.update_or_create(**chosen, defaults={"rank": rank})
    detail = {"service": service.label, "role": str(role), "rank": rank if rank is None else int(rank)}
    record("spaces.choose_rank", actor=actor, target=space, detail=detail)


@transaction.atomic
def choose_ranks(
    space: Space, service: Service, chosen: Mapping[Role, Rank | None], *, actor: Acting
) -> None:
    for role, rank in chosen.items():
        choose_rank(space, service, role, rank, actor=actor)
