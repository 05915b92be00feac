"""Who reads a news item, who publishes, who may change it."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from preau.communication.news.models import News, NewsState
from preau.communication.news.services import NEWS
from preau.core.accounts.actor import Actor
from preau.core.directory.types import Profile
from preau.core.spaces.ranks import needs, spaces_where
from preau.core.spaces.types import Rank, SpaceKind
from preau.kernel.rules import rule_over_rows

may_publish = needs(
    Rank.PUBLISH,
    of=NEWS,
    name="news.publish",
    refusal=_("Seule l’équipe publie des actualités dans cet espace."),
)


def reads_news(actor: Actor) -> bool:
    """Whoever is of a school; agents follow figures."""
    return not actor.standing.offices


@rule_over_rows("news.read", _("Cette actualité n’est pas pour vous."))
def may_read(actor: Actor) -> QuerySet[News]:
    """What is published where one reads; and one's own, whatever its state."""
    readable = spaces_where(actor, NEWS, at_least=Rank.READ)
    own = Q(author=actor.person)
    return News.objects.filter(own | Q(state=NewsState.PUBLISHED, space__in=readable.values("pk")))


@rule_over_rows("news.change", _("Seuls son auteur et la direction changent une actualité."))
def may_change(actor: Actor) -> QuerySet[News]:
    """Its author while they may publish there, and whoever manages the news of its space."""
    publishes = spaces_where(actor, NEWS, at_least=Rank.PUBLISH).values("pk")
    manages = spaces_where(actor, NEWS, at_least=Rank.MANAGE).values("pk")
    own = Q(author=actor.person, space__in=publishes)
    return News.objects.filter(own | (Q(space__in=manages) & ~Q(state=NewsState.DRAFT)))


@rule_over_rows("news.see_readers", _("Seules les personnes qui publient ici voient qui n’a pas lu."))
def may_see_readers(actor: Actor) -> QuerySet[News]:
    """
    Of what is published: its author, the teachers of its class or group, and whoever manages its space.

    Teachers and heads only, who know the guardians; all teachers of a school do not follow what others told it.
    """
    if not knows_guardians(actor):
        return News.objects.none()
    publishes = spaces_where(actor, NEWS, at_least=Rank.PUBLISH)
    manages = spaces_where(actor, NEWS, at_least=Rank.MANAGE).values("pk")
    own = Q(author=actor.person, space__in=publishes.values("pk"))
    close = Q(space__in=publishes.exclude(kind=SpaceKind.SCHOOL).values("pk"))
    return News.objects.filter(own | close | Q(space__in=manages), state=NewsState.PUBLISHED)


def knows_guardians(actor: Actor) -> bool:
    return actor.person.profile == Profile.STAFF and (actor.person.teacher or bool(actor.standing.heads))
