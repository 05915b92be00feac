"""Groups, made with their space; services switched on and off, and how far each role goes."""

from django.db import transaction
from django.utils import timezone

from preau.core.directory.events import SchoolChanged
from preau.core.directory.models import Group, GroupMember, Person, School
from preau.core.directory.rules import may_find
from preau.core.directory.standing import Acting, current_on
from preau.core.spaces.following import follow_directory
from preau.core.spaces.models import RankOverride, ServiceActivation, Space
from preau.core.spaces.rules import may_arrange, may_join, may_make_group, may_run_group
from preau.core.spaces.services import Service
from preau.core.spaces.types import Rank, Role
from preau.kernel.audit.actions import record
from preau.kernel.events.actions import announce
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
    """Undo `close_group`: whoever could arrange it when open."""
    may_arrange(actor, space).or_raise()
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
def add_member(space: Space, person: Person, *, actor: Acting) -> None:
    """Nobody adds a person whom they could not find."""
    may_run_group(actor, space).or_raise()
    may_find(actor, person).or_raise()
    group = group_of(space)
    may_join(person, group.school).or_raise()
    today = timezone.localdate()
    GroupMember.objects.get_or_create(person=person, group=group, ends_on=None, defaults={"starts_on": today})
    tell_of_member("spaces.add_member", group, person, actor=actor)


@transaction.atomic
def remove_member(space: Space, person: Person, *, actor: Acting) -> None:
    may_run_group(actor, space).or_raise()
    group, today = group_of(space), timezone.localdate()
    GroupMember.objects.filter(current_on(today), person=person, group=group).update(ends_on=today)
    tell_of_member("spaces.remove_member", group, person, actor=actor)


def tell_of_member(verb: str, group: Group, person: Person, *, actor: Acting) -> None:
    record(verb, actor=actor, target=group, detail={"person": str(person.uid)})
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
    """None goes back to what the manifest says."""
    may_arrange(actor, space).or_raise()
    chosen = RankOverride.objects.filter(space=space, service=service.label, role=role)
    if rank is None:
        chosen.delete()
    else:
        chosen.update_or_create(
            defaults={"rank": rank},
            create_defaults={"rank": rank},
            space=space,
            service=service.label,
            role=role,
        )
    detail = {"service": service.label, "role": str(role), "rank": rank if rank is None else int(rank)}
    record("spaces.choose_rank", actor=actor, target=space, detail=detail)
