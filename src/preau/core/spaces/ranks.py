"""
How far everybody goes in a service: one law, for one space and for all of them.

What a space and its school chose decides, and the lesser of the two; where neither chose, the manifest.
Nobody goes beyond reading in a closed space, nor does an informed guardian anywhere.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any, TypeVar

from django.db.models import Case, Exists, OuterRef, PositiveSmallIntegerField, Q, QuerySet, Value, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from preau.core.directory.models import Person
from preau.core.directory.standing import Acting
from preau.core.directory.ties import any_of, still_here
from preau.core.spaces.models import Choice, RankOverride, ServiceActivation, Space
from preau.core.spaces.roles import NOWHERE, everywhere, people_in, roles, where
from preau.core.spaces.services import Service
from preau.core.spaces.types import FAMILIES, Rank, Role, SpaceKind
from preau.kernel.rules import Denied, RowsRule, Sentence, Verdict, keep

T = TypeVar("T", bool, Rank)

CLOSED = _("Cet espace est fermé : on peut encore y lire, mais plus rien y faire.")


def least(chosen: Collection[T], otherwise: T) -> T:
    return min(chosen) if chosen else otherwise


@dataclass(frozen=True, slots=True)
class Choices:
    """What some spaces and their schools chose, by what each consults."""

    switched: Mapping[tuple[str, int, str], list[bool]]
    ranked: Mapping[tuple[str, int, str, str], list[Rank]]

    def on(self, service: Service, space: Space) -> bool:
        """Whether a service is open there."""
        chosen = [on for key in consulted(space) for on in self.switched.get((*key, service.label), ())]
        return space.kind in service.kinds and least(chosen, service.default_on)

    def closed_above(self, service: Service, space: Space) -> bool:
        """The school closed it: nothing opens it here."""
        return not all(on for key in above(space) for on in self.switched.get((*key, service.label), ()))

    def own(self, service: Service, space: Space, role: Role) -> Rank | None:
        """What the space itself chose for a role."""
        key = where_chosen(space.pk, space.kind, space.school_id)
        return next(iter(self.ranked.get((*key, service.label, role), ())), None)

    def inherited(self, service: Service, space: Space, role: Role) -> Rank:
        """What holds for a role where the space chose nothing."""
        return least(self.chosen_above(service, space, role), service.defaults.get(role, Rank.NONE))

    def ceiling(self, service: Service, space: Space, role: Role) -> Rank:
        """As far as a space may let a role go: its school's choice; only the team ever manages."""
        most = Rank.PUBLISH if role in FAMILIES else Rank.MANAGE
        return min([most, *self.chosen_above(service, space, role)])

    def chosen_above(self, service: Service, space: Space, role: Role) -> list[Rank]:
        keys = ((*key, service.label, role) for key in above(space))
        return [rank for key in keys for rank in self.ranked.get(key, ())]

    def of_role(self, service: Service, space: Space, role: Role) -> Rank:
        """The rank of a role where the service is open."""
        if role == Role.INFORMED:
            return min(Rank.READ, self.of_role(service, space, Role.GUARDIAN))
        keys = ((*key, service.label, role) for key in consulted(space))
        chosen = [rank for key in keys for rank in self.ranked.get(key, ())]
        return least(chosen, service.defaults.get(role, Rank.NONE))

    def rank(self, service: Service, space: Space, having: Iterable[Role]) -> Rank:
        """The highest of their roles."""
        if not self.on(service, space):
            return Rank.NONE
        highest = max((self.of_role(service, space, role) for role in having), default=Rank.NONE)
        return min(Rank.READ, highest) if space.closed_on else highest


def consulted(space: Space) -> set[tuple[str, int]]:
    """Where a space looks for what was chosen: in itself and in its school."""
    keys = {where_chosen(space.pk, space.kind, space.school_id)}
    return keys | {(SpaceKind.SCHOOL, space.school_id)} if space.school_id else keys


def above(space: Space) -> set[tuple[str, int]]:
    """Where what holds in a space is also chosen, besides itself."""
    return consulted(space) - {where_chosen(space.pk, space.kind, space.school_id)}


def where_chosen(space: int, kind: str, school: int | None) -> tuple[str, int]:
    return (SpaceKind.SCHOOL, school) if kind == SpaceKind.SCHOOL and school else ("", space)


def choices_of(spaces: Collection[Space]) -> Choices:
    """One query."""
    schools = {space.school_id for space in spaces if space.school_id}
    rows = Q(space__in=[space.pk for space in spaces]) | Q(
        space__kind=SpaceKind.SCHOOL, space__school__in=schools
    )
    switched: dict[Any, list[bool]] = defaultdict(list)
    ranked: dict[Any, list[Rank]] = defaultdict(list)
    for space, kind, school, service, role, said in chosen_rows(rows):
        place = where_chosen(space, kind, school)
        if role:
            ranked[*place, service, role].append(Rank(said))
        else:
            switched[*place, service].append(bool(said))
    return Choices(switched, ranked)


def chosen_rows(rows: Q) -> Iterable[Any]:
    """What was switched, then how far each role goes: one shape, with a role or without."""
    place = ("space_id", "space__kind", "space__school_id", "service")
    said = Case(When(on=True, then=1), default=0, output_field=PositiveSmallIntegerField())
    switched = ServiceActivation.objects.filter(rows).annotate(nobody=Value(""), said=said)
    ranked = RankOverride.objects.filter(rows).values_list(*place, "role", "rank")
    return switched.values_list(*place, "nobody", "said").union(ranked, all=True)


def rank(actor: Acting, space: Space, service: Service) -> Rank:
    """How far somebody goes; one query."""
    return choices_of([space]).rank(service, space, roles(actor, space))


def spaces_where(actor: Acting, service: Service, *, at_least: Rank) -> QuerySet[Space]:
    """The other face of `rank`; one query."""
    may = (where(actor, [role]) & permitted(service, role, at_least) for role in everywhere(actor))
    found = Space.objects.filter(reduce(or_, may, NOWHERE), switched_on(service), kind__in=service.kinds)
    return found if at_least <= Rank.READ else found.filter(closed_on=None)


def switched_on(service: Service) -> Q:
    return chosen_least(ServiceActivation, service, Q(), Q(on=True), otherwise=service.default_on)


def permitted(service: Service, role: Role, at_least: Rank) -> Q:
    if role == Role.INFORMED:
        return permitted(service, Role.GUARDIAN, at_least) if at_least <= Rank.READ else NOWHERE
    otherwise = service.defaults.get(role, Rank.NONE) >= at_least
    return chosen_least(RankOverride, service, Q(role=role), Q(rank__gte=at_least), otherwise=otherwise)


def chosen_least(kind: type[Choice], service: Service, about: Q, enough: Q, *, otherwise: bool) -> Q:
    """Spaces where the least of what was chosen is enough; where nothing was, all of them `otherwise`."""
    here = Q(space=OuterRef("pk")) | Q(space__kind=SpaceKind.SCHOOL, space__school=OuterRef("school"))
    chosen = kind._base_manager.filter(here, about, service=service.label)
    none_refuses = ~Q(Exists(chosen.exclude(enough)))
    return none_refuses if otherwise else none_refuses & Q(Exists(chosen))


def audience(space: Space, service: Service, *, at_least: Rank = Rank.READ) -> QuerySet[Person]:
    """Who will see this, or who may do more."""
    choices = choices_of([space])
    reached = [role for role in Role if choices.rank(service, space, [role]) >= at_least]
    ids = [people_in(space, role).values("pk") for role in reached]
    return still_here(any_of(*ids), on=timezone.localdate()) if ids else Person.objects.none()


def needs(rank: Rank, *, of: Service, name: str, refusal: Sentence) -> RowsRule[Acting, Space]:
    """
    A rule of a service in one sentence.

        may_publish = needs(Rank.PUBLISH, of=BLOG, name="blog.publish", refusal=_("Seule l’équipe publie."))

    `may_publish(actor, space)` and `may_publish.rows(actor)` cost a query each.
    """
    may: RowsRule[Acting, Space] = RowsRule(
        name, lambda actor: spaces_where(actor, of, at_least=rank), refusal=refusal
    )
    keep(may)

    @may.judging_one
    def judge(actor: Acting, space: Space) -> Verdict:
        closed = space.closed_on is not None and rank > Rank.READ
        return Denied(CLOSED) if closed else may.ask_rows(actor, space)

    return may
