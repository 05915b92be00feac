"""What an operator is told of an installation: checks, each given by the app that knows."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import KW_ONLY, dataclass
from enum import StrEnum

from django.db import DatabaseError
from django.utils.translation import gettext as _

from preau.kernel.registry import Contribution, contributions
from preau.kernel.words import Words

log = logging.getLogger(__name__)


class State(StrEnum):
    """`WARNING`: it works, and somebody has something to do; `FAILURE`: something does not work."""

    OK = "ok"
    WARNING = "warning"
    FAILURE = "failure"


@dataclass(frozen=True, slots=True)
class Finding:
    """One French sentence: what is, and what to do where there is something to do."""

    state: State
    sentence: Words


def ok(sentence: Words) -> Finding:
    return Finding(State.OK, sentence)


def warning(sentence: Words) -> Finding:
    return Finding(State.WARNING, sentence)


def failure(sentence: Words) -> Finding:
    return Finding(State.FAILURE, sentence)


@dataclass(frozen=True)
class Check(Contribution):
    """
    One thing to look at; it changes nothing and names nobody.

    A `cheap` one costs two queries at most and no reading of many rows: the operator's home shows it.
    """

    label: str
    title: Words
    _: KW_ONLY
    look: Callable[[], Finding]
    cheap: bool = False


@dataclass(frozen=True, slots=True)
class Looked:
    check: Check
    finding: Finding


def examine(*, cheap_only: bool = False) -> list[Looked]:
    """Look at everything, whatever fails on the way."""
    return [Looked(check, looked(check)) for check in contributions(Check) if check.cheap or not cheap_only]


def looked(check: Check) -> Finding:
    try:
        return check.look()
    except DatabaseError as error:
        log.info("check %s: %s", check.label, error)
        return failure(_("La base de données ne répond pas ou n’est pas à jour ; lancez « preau migrate »."))
    except Exception as error:
        log.exception("check %s", check.label)
        return failure(_("Impossible de regarder (%s) ; voyez le journal.") % type(error).__name__)


def worst(findings: Iterable[Finding]) -> State:
    """Of nothing, that all is well."""
    states = [State.OK, *(finding.state for finding in findings)]
    return max(states, key=list(State).index)
