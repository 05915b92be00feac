"""What waits for an adult, for whom, and what became of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery

from preau.core.accounts.actor import Actor
from preau.core.content.contributions import Moderated, Written
from preau.core.content.models import ModerationChoice, Review
from preau.core.content.rules import may_moderate, may_review
from preau.core.content.types import ReviewState
from preau.core.directory.ties import Ids
from preau.core.directory.types import Profile
from preau.core.spaces.models import Space
from preau.core.spaces.ranks import rank
from preau.core.spaces.services import Service
from preau.core.spaces.types import Rank
from preau.kernel.registry import contributions


def must_wait(actor: Actor, space: Space, service: Service) -> bool:
    """A pupil's writing, unless the space switched that off; another's, unless they may publish."""
    if actor.person.profile == Profile.PUPIL:
        return is_moderated(space, service)
    return rank(actor, space, service) < Rank.PUBLISH


def is_moderated(space: Space, service: Service) -> bool:
    chosen = choices_in(space, service).values_list("on", flat=True).first()
    return chosen is not False


def choices_in(space: Space, service: Service) -> QuerySet[ModerationChoice]:
    """What was chosen there, the choice that holds first."""
    made = ModerationChoice.objects.filter(space=space, service=service.label)
    return made.select_related("chosen_by").order_by("-pk")


def moderated(label: str) -> Moderated:
    return next(one for one in contributions(Moderated) if one.label == label)


def moderated_in(space: Space) -> list[Moderated]:
    return [one for one in contributions(Moderated) if space.kind in one.service.kinds]


def has_texts_to_moderate(actor: Actor, space: Space) -> bool:
    """Somebody who moderates there, and something to moderate."""
    return bool(moderated_in(space)) and not space.closed_on and bool(may_moderate(actor, space))


def waiting(actor: Actor) -> QuerySet[Review]:
    """What waits for this person, the oldest first."""
    return may_review.rows(actor).filter(state=ReviewState.WAITING).order_by("asked_at", "pk")


def waiting_by_space(actor: Actor) -> dict[int, int]:
    counts = waiting(actor).order_by().values("space").annotate(n=Count("pk"))
    return dict(counts.values_list("space", "n"))


def waiting_keys(service: Service) -> Ids:
    """Of the things of a service that nobody may change meanwhile."""
    return Review._base_manager.filter(service=service.label, state=ReviewState.WAITING).values("key")


def keys_to_review(actor: Actor, service: Service) -> Ids:
    """Of the things of a service that wait for this person."""
    return waiting_keys(service).filter(space__in=may_moderate.rows(actor).values("pk"))


def review_of(thing: Written, service: Service) -> Review | None:
    """The last one asked for a thing."""
    asked = Review.objects.filter(service=service.label, key=thing.pk)
    return asked.select_related("decided_by").order_by("-pk").first()


def review_state(service: Service) -> Subquery:
    """To annotate the things of a service: the state of the last review asked for each."""
    asked = Review._base_manager.filter(service=service.label, key=OuterRef("pk"))
    return Subquery(asked.order_by("-pk").values("state")[:1])


@dataclass(frozen=True, slots=True)
class Asked:
    """A review and the thing it is about."""

    review: Review
    thing: Any
    of: Moderated


def with_things(reviews: Iterable[Review]) -> list[Asked]:
    """One query for each service; a thing that is gone meanwhile is left out."""
    listed = list(reviews)
    things = {
        (one.label, thing.pk): (thing, one)
        for one in contributions(Moderated)
        if (keys := [review.key for review in listed if review.service == one.label])
        for thing in one.rows().filter(pk__in=keys)
    }
    found = ((review, things.get((review.service, review.key))) for review in listed)
    return [Asked(review, *thing) for review, thing in found if thing]
