"""Whom a home block concerns; without a query."""

from preau.core.accounts.actor import Actor
from preau.core.directory.types import OfficeRole, Profile


def is_child(actor: Actor) -> bool:
    return actor.person.profile == Profile.PUPIL


def is_guardian(actor: Actor) -> bool:
    return actor.person.profile == Profile.GUARDIAN


def teaches_or_could(actor: Actor) -> bool:
    """Not a head who has no class: their school is enough."""
    standing = actor.standing
    return actor.person.teacher and bool(standing.teaches or (standing.works_in and not standing.heads))


def teaches_only(actor: Actor) -> bool:
    """A head's second entry is their school."""
    return teaches_or_could(actor) and not heads(actor)


def heads(actor: Actor) -> bool:
    return bool(actor.standing.heads)


def dates_its_year(actor: Actor) -> bool:
    """Whoever prepares a school year: heads, and the académie."""
    return heads(actor) or any(held.academie for held in actor.standing.offices)


def follows_schools(actor: Actor) -> bool:
    return any(held.role != OfficeRole.OPERATOR for held in actor.standing.offices)


def operates(actor: Actor) -> bool:
    return any(held.role == OfficeRole.OPERATOR for held in actor.standing.offices)


def is_agent(actor: Actor) -> bool:
    return bool(actor.standing.offices)
