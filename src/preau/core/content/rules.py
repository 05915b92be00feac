"""Who looks at what others write, before anybody reads it."""

from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from preau.core.accounts.actor import Actor
from preau.core.content.models import Review
from preau.core.content.types import ReviewState
from preau.core.directory.types import Profile
from preau.core.spaces.models import OWNED, Space
from preau.core.spaces.roles import NAMED, NOWHERE, where
from preau.core.spaces.rules import ARRANGING
from preau.kernel.rules import Denied, Verdict, allowed_if, rule, rule_over_rows


def moderates(actor: Actor) -> bool:
    """Whoever may have something to look at; without a query."""
    standing = actor.standing
    in_charge = standing.teaches or standing.groups or standing.heads
    return actor.person.profile == Profile.STAFF and bool(in_charge)


@rule_over_rows("content.moderate", _("Seule l’équipe de cet espace relit ce qui s’y écrit."))
def may_moderate(actor: Actor) -> QuerySet[Space]:
    """The teachers of a class or a group, and the head; in the school's own space, the head."""
    in_charge = (Q(kind=kind) & where(actor, ARRANGING[kind]) for kind in OWNED)
    return Space.objects.filter(reduce(or_, in_charge, NOWHERE)).select_related(*NAMED)


@rule_over_rows("content.review", _("Seule l’équipe de cet espace relit ce qui s’y écrit."))
def may_review(actor: Actor) -> QuerySet[Review]:
    """What was asked where one moderates; a decision is given once."""
    there = Review.objects.filter(space__in=may_moderate.rows(actor).values("pk"))
    return there.select_related("author", "decided_by", *(f"space__{name}" for name in NAMED))


@rule("content.take_back")
def may_take_back(actor: Actor, review: Review) -> Verdict:
    """Its author, as long as nobody decided."""
    if review.state != ReviewState.WAITING:
        return Denied(_("Quelqu’un a déjà répondu."))
    return allowed_if(review.author_id == actor.person.pk, _("Seul son auteur reprend un texte."))
