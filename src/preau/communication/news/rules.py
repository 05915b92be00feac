"""Who reads a news item, who publishes, who may change it."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from preau.communication.news.models import News, NewsState
from preau.communication.news.services import NEWS
from preau.core.accounts.actor import Actor
from preau.core.content.queries import keys_to_review, waiting_keys
from preau.core.content.rules import may_moderate, moderates
from preau.core.directory.types import Profile
from preau.core.spaces.ranks import needs, spaces_where
from preau.core.spaces.types import Rank, SpaceKind
from preau.kernel.rules import Denied, Verdict, rule_over_rows

WITH_ITS_PLACE = ("space__school", "space__class_group", "space__group", "author")

may_write = needs(
    Rank.CONTRIBUTE,
    of=NEWS,
    name="news.write",
    refusal=_("Seule l’équipe publie des actualités dans cet espace."),
)


def reads_news(actor: Actor) -> bool:
    """Whoever is of a school; agents follow figures."""
    return not actor.standing.offices


@rule_over_rows("news.read", _("Cette actualité n’est pas pour vous."))
def may_read(actor: Actor) -> QuerySet[News]:
    """
    What is published where one reads; one's own, whatever its state; what waits for one's eye; and what was
    withdrawn where one answers for it.
    """
    readable = spaces_where(actor, NEWS, at_least=Rank.READ)
    mine = Q(author=actor.person) | Q(state=NewsState.PUBLISHED, space__in=readable.values("pk"))
    to_review = Q(pk__in=keys_to_review(actor, NEWS)) if moderates(actor) else Q(pk__in=())
    withdrawn = Q(state=NewsState.WITHDRAWN) & answers_for(actor)
    return News.objects.filter(mine | to_review | withdrawn).select_related(*WITH_ITS_PLACE)


def answers_for(actor: Actor) -> Q:
    """What was shown, whoever wrote it: where one manages the news; and pupils' writing, where one moderates."""
    if actor.person.profile != Profile.STAFF:
        return Q(pk__in=())
    found = Q(space__in=spaces_where(actor, NEWS, at_least=Rank.MANAGE).values("pk"))
    if moderates(actor):
        found |= Q(author__profile=Profile.PUPIL, space__in=may_moderate.rows(actor).values("pk"))
    return found


@rule_over_rows("news.change", _("Seuls son auteur et la direction changent une actualité."))
def may_change(actor: Actor) -> QuerySet[News]:
    """
    A draft, its author, unless it waits for an adult's eye. What was shown: its author while they may publish
    there, if they are no pupil; whoever manages the news of its space; and for a pupil's, who moderates there.
    """
    writes = spaces_where(actor, NEWS, at_least=Rank.CONTRIBUTE).values("pk")
    publishes = spaces_where(actor, NEWS, at_least=Rank.PUBLISH).values("pk")
    draft = Q(state__in=(NewsState.DRAFT, NewsState.THROWN))
    own_draft = draft & Q(author=actor.person, space__in=writes) & ~Q(pk__in=waiting_keys(NEWS))
    shown = answers_for(actor) | Q(author=actor.person, space__in=publishes)
    if actor.person.profile == Profile.PUPIL:
        shown = Q(pk__in=())
    return News.objects.filter(own_draft | (shown & ~draft))


@may_change.judging_one
def may_change_this(actor: Actor, news: News) -> Verdict:
    """Its author is told what holds it back."""
    verdict = may_change.ask_rows(actor, news)
    if verdict or news.author_id != actor.person.pk:
        return verdict
    if news.state == NewsState.DRAFT and waiting_keys(NEWS).filter(key=news.pk).exists():
        return Denied(_("Cette actualité attend d’être relue : il faut d’abord la reprendre."))
    if news.published_at and actor.person.profile == Profile.PUPIL:
        return Denied(_("Elle est déjà publiée : demande à ta maîtresse ou à ton maître de la changer."))
    return verdict


@rule_over_rows("news.restore", _("Seules la personne qui l’a retirée et la direction la remettent."))
def may_restore(actor: Actor) -> QuerySet[News]:
    """What the head withdrew, its author does not bring back."""
    away = Q(state=NewsState.WITHDRAWN) & (Q(withdrawn_by=actor.person) | answers_for(actor))
    return may_change.rows(actor).filter(away | Q(state=NewsState.THROWN))


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
