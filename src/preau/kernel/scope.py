"""
Whose rows may be read. Without a scope, reading through a default manager raises.

Joins, aggregates and foreign keys are **not** protected: rules check writes. Never yield inside a scope: a
generator would leave it set for whoever runs next.
"""

import logging
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any, ClassVar, Never, Self, TypeVar, cast

from django.db import models
from django.db.models import Q, QuerySet

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Schools:
    """The schools of somebody's memberships; none is a scope too, in which nothing is visible."""

    ids: frozenset[int]

    @classmethod
    def of(cls, ids: Iterable[int]) -> Self:
        return cls(frozenset(ids))


@dataclass(frozen=True)
class Commune:
    id: int


@dataclass(frozen=True)
class Circonscription:
    id: int


@dataclass(frozen=True)
class Academie:
    id: int


@dataclass(frozen=True)
class Platform:
    """Everything, for a reason that is logged."""

    reason: str


Scope = Schools | Commune | Circonscription | Academie | Platform


@dataclass(frozen=True)
class Several:
    """The places of somebody with more than one office: what each of them shows."""

    scopes: tuple[Scope, ...]


_current: ContextVar[Scope | Several | None] = ContextVar("scope", default=None)


class ScopeMissing(RuntimeError):  # noqa: N818
    """Rows were asked for without saying whose."""


def current() -> Scope | Several | None:
    return _current.get()


@contextmanager
def within(scope: Scope | Several) -> Iterator[None]:
    """Read the rows of this scope only; an inner scope replaces the outer one until it ends."""
    token = _current.set(scope)
    try:
        yield
    finally:
        _current.reset(token)


@contextmanager
def platform(reason: str) -> Iterator[None]:
    """Read every row; the reason goes to the log."""
    log.info("platform scope: %s", reason)
    with within(Platform(reason)):
        yield


def belonging(path: str, scope: Scope) -> Q:
    """The rows whose school, found at `path` ("" for the school itself), is in this scope."""
    to_school = f"{path}__" if path else ""
    match scope:
        case Schools(ids):
            return Q(**{f"{to_school}id__in": ids})
        case Commune(id=commune):
            return Q(**{f"{to_school}commune_id": commune})
        case Circonscription(id=circonscription):
            return Q(**{f"{to_school}circonscription_id": circonscription})
        case Academie(id=academie):
            return Q(**{f"{to_school}academie_id": academie})
        case Platform():
            return Q()


M_co = TypeVar("M_co", bound="ScopedModel", covariant=True)


class Unscoped:
    """
    What a manager gives without a scope: nothing but the promise of `all()`, kept once there is a scope.

    So a form may name its rows when it is imported, and be filled per request; a ModelForm names its database
    as well.
    """

    def __init__(self, manager: "ScopedManager[Any]") -> None:
        self._manager = manager

    def all(self) -> QuerySet[Any]:
        return self._manager.all()

    def using(self, alias: str | None) -> Self:  # noqa: ARG002
        return self

    def refuse(self, *_: object) -> Never:
        raise ScopeMissing(
            f"{self._manager.model.__name__} : dire d'abord de qui (preau.kernel.scope.within)."
        )

    __iter__ = __len__ = __bool__ = __getitem__ = __or__ = __and__ = refuse

    def __getattr__(self, name: str) -> Never:
        if name.startswith("__"):
            raise AttributeError(name)
        self.refuse()


class ScopedManager(models.Manager[M_co]):
    def get_queryset(self) -> QuerySet[M_co]:
        scope = current()
        if scope is None:
            return cast("QuerySet[M_co]", Unscoped(self))
        scopes = scope.scopes if isinstance(scope, Several) else (scope,)
        return super().get_queryset().filter(reduce(or_, map(self.model.visible_in, scopes)))


class ScopedModel(models.Model):
    """
    Rows that belong to a school, found at `scope_path`: "school", "publication__school", "" for a school.

    A school has `commune_id`, `circonscription_id` and `academie_id`. A model whose rows belong otherwise
    answers `visible_in` itself, without multiplying rows: `Q(pk__in=…)` or `Exists`, never a join to many.
    """

    scope_path: ClassVar[str] = "school"

    objects: ClassVar[ScopedManager[Self]] = ScopedManager()

    class Meta:
        abstract = True

    @classmethod
    def visible_in(cls, scope: Scope) -> Q:
        return belonging(cls.scope_path, scope)

    def validate_unique(self, exclude: Collection[str] | None = None) -> None:
        with within(Platform("unicité")):
            super().validate_unique(exclude)

    def validate_constraints(self, exclude: Collection[str] | None = None) -> None:
        with within(Platform("unicité")):
            super().validate_constraints(exclude)
