"""Whom a home block concerns; without a query."""

from preau.core.accounts.actor import Actor
from preau.core.directory.types import OfficeRole, Profile


def is_child(actor: Actor) -> bool:
    return actor.person.profile == Profile.PUPIL


def is_guardian(actor: Actor) -> bool:
    return actor.person.profile == Profile.GUARDIAN


def may_be_asked(actor: Actor) -> bool:
    """Agents look after schools: nothing is signed or confirmed by them here."""
    return not actor.standing.offices


def is_in_groups(actor: Actor) -> bool:
    """Themselves, or one of their children."""
    standing = actor.standing
    return bool(standing.groups or any(child.learner.groups for child in standing.informed_of))


def teaches_or_could(actor: Actor) -> bool:
    """Not a head who has no class: their school is enough."""
    standing = actor.standing
    return actor.person.teacher and bool(standing.teaches or (standing.works_in and not standing.heads))


def teaches_only(actor: Actor) -> bool:
    """A head's second entry is their school."""
    return teaches_or_could(actor) and not heads(actor)


def works_only(actor: Actor) -> bool:
    """In schools that somebody else heads."""
    return bool(actor.standing.works_in) and not heads(actor)


def heads(actor: Actor) -> bool:
    return bool(actor.standing.heads)


def follows_schools(actor: Actor) -> bool:
    return any(held.role != OfficeRole.OPERATOR for held in actor.standing.offices)


def operates(actor: Actor) -> bool:
    return any(held.role == OfficeRole.OPERATOR for held in actor.standing.offices)


def is_agent(actor: Actor) -> bool:
    return bool(actor.standing.offices)
