from django.db import transaction
from django.utils import timezone

from preau.core.accounts.actor import Actor
from preau.core.content.actions import ask_review
from preau.core.content.queries import must_wait
from preau.core.spaces.models import Space
from preau.kernel.audit.actions import record
from preau.kernel.events.actions import announce
from proverbs.events import ProverbShown
from proverbs.models import Proverb
from proverbs.rules import may_choose
from proverbs.services import PROVERBS


@transaction.atomic
def choose(space: Space, *, text: str, actor: Actor) -> Proverb:
    """The proverb of the day; a pupil's waits for an adult's eye."""
    may_choose(actor, space).or_raise()
    proverb = Proverb.objects.create(space=space, author=actor.person, text=text, on=timezone.localdate())
    if must_wait(actor, space, PROVERBS):
        ask_review(proverb, of=PROVERBS, actor=actor)
    else:
        show(proverb, actor=actor)
    return proverb


def show(proverb: Proverb, *, actor: Actor) -> None:
    proverb.shown = True
    proverb.save(update_fields=["shown"])
    record("proverbs.show", actor=actor, target=proverb)
    announce(ProverbShown(proverb.pk))
