from django.db.models import QuerySet

from preau.core.accounts.actor import Actor
from preau.core.spaces.ranks import needs, spaces_where
from preau.core.spaces.types import Rank
from preau.kernel.rules import rule_over_rows
from proverbs.models import Proverb
from proverbs.services import PROVERBS

may_choose = needs(
    Rank.CONTRIBUTE, of=PROVERBS, name="proverbs.choose", refusal="Seul l’enseignant choisit le proverbe."
)


@rule_over_rows("proverbs.read", "Ce proverbe est celui d’une autre classe.")
def may_read(actor: Actor) -> QuerySet[Proverb]:
    """Whoever reads in the class, what is shown."""
    return Proverb.objects.filter(space__in=spaces_where(actor, PROVERBS, at_least=Rank.READ), shown=True)
