from django.db import transaction
from django.utils import timezone

from preau.kernel.audit.actions import record
from proverbs.models import Proverb
from proverbs.rules import may_choose


@transaction.atomic
def choose(space, *, text, actor):
    """The proverb of the day."""
    may_choose(actor, space).or_raise()
    proverb = Proverb.objects.create(space=space, author=actor.person, text=text, on=timezone.localdate())
    record("proverbs.choose", actor=actor, target=proverb)
    return proverb
