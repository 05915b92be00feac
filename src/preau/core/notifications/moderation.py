"""Who must look is told, then the author is told of the answer."""

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from preau.core.accounts.actor import Actor
from preau.core.content.events import ReviewAsked, ReviewDecided
from preau.core.content.models import Review
from preau.core.content.queries import Asked, with_things
from preau.core.content.rules import may_review
from preau.core.content.types import ReviewState
from preau.core.directory.naming import full_name
from preau.core.notifications.actions import Notice, notify, withdraw
from preau.core.spaces.naming import name_of
from preau.core.spaces.roles import NAMED, people_in
from preau.core.spaces.rules import ARRANGING
from preau.core.spaces.types import SpaceKind
from preau.kernel.scope import platform

SAYS = "content"
ANSWERS = {
    ReviewState.ACCEPTED: _lazy("C’est publié : %s"),
    ReviewState.SENT_BACK: _lazy("À reprendre : %s"),
    ReviewState.REFUSED: _lazy("Pas gardé : %s"),
}


def ask(event: ReviewAsked) -> None:
    """Those who moderate the space, unless somebody answered meanwhile."""
    with platform("moderation: tell who must look"):
        for asked in with_things(reviews(event.review_id).filter(state=ReviewState.WAITING)):
            review = asked.review
            words = _("À relire : %s") % asked.thing
            detail = f"{full_name(review.author)} · {name_of(review.space)}"
            told = notice(asked, words, detail, reverse("content:review", args=[review.uid]))
            for role in ARRANGING[SpaceKind(review.space.kind)]:
                notify(people_in(review.space, role).values_list("pk", flat=True), told)


def answer(event: ReviewDecided) -> None:
    """Nobody has to look any more; the author knows what became of it, unless they took it back."""
    with platform("moderation: tell the author"):
        for asked in with_things(reviews(event.review_id)):
            review = asked.review
            withdraw(SAYS, review.uid)
            if review.state in ANSWERS:
                words = str(ANSWERS[ReviewState(review.state)]) % asked.thing
                told = notice(asked, words, name_of(review.space), asked.of.url(asked.thing))
                notify([review.author_id], told)


def readable(actor: Actor) -> QuerySet[Review]:
    """What one may look at today, and the answers to one's own."""
    return Review.objects.filter(Q(pk__in=may_review.rows(actor).values("pk")) | Q(author=actor.person))


def reviews(pk: int) -> QuerySet[Review]:
    places = (f"space__{name}" for name in NAMED)
    return Review.objects.filter(pk=pk).select_related("author", *places)


def notice(asked: Asked, words: str, detail: str, url: str) -> Notice:
    service = asked.of.service
    return Notice(SAYS, asked.review.uid, words, url, service.icon, service.family, detail)
