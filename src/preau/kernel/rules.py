"""
Who may. A rule is a sentence about people, with one or two faces.

`@rule` judges one thing. `@rule_over_rows` says which rows an actor may; its object face asks those rows by
key, so that both faces cannot disagree, unless a hot rule overrides it with `judging_one`.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import product
from types import MappingProxyType
from typing import Any, Generic, Literal, TypeVar
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import Http404
from django.utils.functional import Promise

from preau.kernel.registry import Misdeclared

Sentence = str | Promise


@dataclass(frozen=True)
class Allowed:
    def __bool__(self) -> Literal[True]:
        return True

    def or_raise(self) -> None:
        """Allowed: go on."""


@dataclass(frozen=True)
class Denied:
    """The reason is a sentence for the person who asked."""

    reason: Sentence

    def __bool__(self) -> Literal[False]:
        return False

    def or_raise(self) -> None:
        raise Refused(self)


Verdict = Allowed | Denied


class Refused(PermissionDenied):
    """Carries its verdict up to the 403 page, where `exception` reads as the reason."""

    def __init__(self, verdict: Denied) -> None:
        super().__init__(str(verdict.reason))
        self.verdict = verdict


def allowed_if(condition: bool, reason: Sentence) -> Verdict:
    return Allowed() if condition else Denied(reason)


A = TypeVar("A")
T = TypeVar("T")
M = TypeVar("M", bound=Model)


class Rule(Generic[A, T]):
    """`rule(actor, target)` gives the verdict."""

    def __init__(self, name: str, judge: Callable[[A, T], Verdict]) -> None:
        self.name, self.judge = name, judge
        self.__doc__ = judge.__doc__

    def __call__(self, actor: A, target: T) -> Verdict:
        return self.judge(actor, target)


class RowsRule(Rule[A, M]):
    """`rule.rows(actor)` gives the rows; `rule(actor, row)` asks them, or the override of a hot rule."""

    def __init__(self, name: str, rows: Callable[[A], QuerySet[M]], *, refusal: Sentence) -> None:
        super().__init__(name, self.ask_rows)
        self.rows, self.refusal = rows, refusal
        self.__doc__ = rows.__doc__

    def ask_rows(self, actor: A, target: M) -> Verdict:
        return allowed_if(self.rows(actor).filter(pk=target.pk).exists(), self.refusal)

    def judging_one(self, judge: Callable[[A, M], Verdict]) -> Callable[[A, M], Verdict]:
        """Override the object face; `disagreements` must stay empty."""
        self.judge = judge
        return judge


_rules: dict[str, Rule[Any, Any]] = {}


def rules() -> Mapping[str, Rule[Any, Any]]:
    """Every rule that was imported, by name."""
    return MappingProxyType(_rules)


def keep(made: Rule[Any, Any]) -> None:
    if made.name in _rules:
        raise Misdeclared(f"règle « {made.name} » : ce nom est déjà pris.")
    _rules[made.name] = made


def rule(name: str) -> Callable[[Callable[[A, T], Verdict]], Rule[A, T]]:
    def declare(judge: Callable[[A, T], Verdict]) -> Rule[A, T]:
        made = Rule(name, judge)
        keep(made)
        return made

    return declare


def rule_over_rows(name: str, refusal: Sentence) -> Callable[[Callable[[A], QuerySet[M]]], RowsRule[A, M]]:
    def declare(rows: Callable[[A], QuerySet[M]]) -> RowsRule[A, M]:
        made = RowsRule(name, rows, refusal=refusal)
        keep(made)
        return made

    return declare


def get_visible_or_404(visible: RowsRule[A, M], uid: UUID, *, actor: A, to: Rule[A, M] | None = None) -> M:
    """
    Fetch and authorise in one gesture: `get_visible_or_404(may_read, uid, actor=actor, to=may_edit)`.

    Whoever may not see it gets a 404; whoever sees it without the right `to` use it, the reason.
    """
    found = visible.rows(actor).filter(uid=uid).first()
    if found is None:
        raise Http404
    if to is not None:
        to(actor, found).or_raise()
    return found


def disagreements(over: RowsRule[A, M], *, actors: Iterable[A], targets: Iterable[M]) -> list[tuple[A, M]]:
    """The pairs for which the two faces differ: for tests, over the whole cast."""
    return [
        (actor, target)
        for actor, target in product(actors, targets)
        if bool(over(actor, target)) is not bool(over.ask_rows(actor, target))
    ]
