"""Asking for an adult's eye, deciding, and where nobody asks."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from preau.core.accounts.actor import Actor
from preau.core.content.contributions import Written
from preau.core.content.events import ReviewAsked, ReviewDecided
from preau.core.content.models import ModerationChoice, Review
from preau.core.content.queries import is_moderated, moderated, review_of
from preau.core.content.rules import may_moderate, may_review, may_take_back
from preau.core.content.types import ReviewState
from preau.core.spaces.models import Space
from preau.core.spaces.services import Service
from preau.kernel.audit import actions as audit
from preau.kernel.events.actions import announce
from preau.kernel.rules import Denied, Refused

VERBS = {
    ReviewState.ACCEPTED: "content.accept",
    ReviewState.SENT_BACK: "content.send_back",
    ReviewState.REFUSED: "content.refuse",
    ReviewState.TAKEN_BACK: "content.take_back",
}


@transaction.atomic
def ask_review(thing: Written, *, of: Service, actor: Actor) -> Review:
    """Ask for an adult's eye; asking twice asks once, and what was refused is not asked again."""
    last = review_of(thing, of)
    if last and last.state == ReviewState.WAITING:
        return last
    refuse_after(last)
    review = Review.objects.create(service=of.label, key=thing.pk, space=thing.space, author=thing.author)
    audit.record("content.ask_review", actor=actor, target=review, detail={"service": of.label})
    announce(ReviewAsked(review.pk))
    return review


def hold_what_was_refused(thing: Written, *, of: Service) -> None:
    """Its author neither publishes it, whatever was switched off since, nor throws it away: the team can read it."""
    refuse_after(review_of(thing, of))


def refuse_after(last: Review | None) -> None:
    if last and last.state == ReviewState.REFUSED:
        raise Refused(Denied(_("Ce texte n’a pas été gardé : il reste là, et il faut en écrire un autre.")))


@transaction.atomic
def accept(review: Review, *, actor: Actor) -> None:
    """Show the thing to its readers."""
    held = decide(review, ReviewState.ACCEPTED, actor=actor)
    of = moderated(held.service)
    of.accept(of.rows().get(pk=held.key), actor=actor)


@transaction.atomic
def send_back(review: Review, word: str, *, actor: Actor) -> None:
    """Give it back to its author, who is told why and may ask again."""
    decide(review, ReviewState.SENT_BACK, word=word, actor=actor)


@transaction.atomic
def refuse(review: Review, word: str, *, actor: Actor) -> None:
    """Keep it from its readers for good; its author is told."""
    decide(review, ReviewState.REFUSED, word=word, actor=actor)


def decide(review: Review, state: ReviewState, *, actor: Actor, word: str = "") -> Review:
    may_review(actor, review).or_raise()
    return settle(review, state, actor=actor, word=word)


@transaction.atomic
def take_back(review: Review, *, actor: Actor) -> None:
    """Its author wants to change it before anybody looked."""
    may_take_back(actor, review).or_raise()
    settle(review, ReviewState.TAKEN_BACK, actor=actor)


def settle(review: Review, state: ReviewState, *, actor: Actor, word: str = "") -> Review:
    """Once: whoever comes second is told so."""
    held = Review.objects.select_for_update().get(pk=review.pk)
    if held.state != ReviewState.WAITING:
        taken_back = held.state == ReviewState.TAKEN_BACK
        raise Refused(
            Denied(_("Son auteur a repris ce texte.") if taken_back else _("Quelqu’un a déjà répondu."))
        )
    held.state, held.word = state, word
    held.decided_at, held.decided_by = timezone.now(), actor.person
    held.save(update_fields=["state", "word", "decided_at", "decided_by"])
    audit.record(VERBS[state], actor=actor, target=held, detail={"service": held.service})
    announce(ReviewDecided(held.pk))
    return held


@transaction.atomic
def choose_moderation(space: Space, service: Service, on: bool, *, actor: Actor) -> None:
    """Say whether pupils' writing waits there; what waits already goes on waiting."""
    may_moderate(actor, space).or_raise()
    if is_moderated(space, service) is on:
        return
    ModerationChoice.objects.create(space=space, service=service.label, on=on, chosen_by=actor.person)
    audit.record(
        "content.choose_moderation", actor=actor, target=space, detail={"service": service.label, "on": on}
    )


def forget_reviews(thing: Written, *, of: Service) -> None:
    """The thing is thrown away, and what was said of it."""
    Review.objects.filter(service=of.label, key=thing.pk).delete()
