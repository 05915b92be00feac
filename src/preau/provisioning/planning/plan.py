"""A plan: what would change, per school, what is held, and the lines to write. Pure."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from preau.provisioning.planning.diff import Action, Differ, paired
from preau.provisioning.planning.safeguards import Held, Tally, Thresholds, held_schools
from preau.provisioning.planning.spool import Spool
from preau.provisioning.planning.subjects import Kind, School, Subject
from preau.provisioning.planning.wanted import Families, Mirror, wanted
from preau.provisioning.types import Messages

Counts = Counter[tuple[Kind, Action]]


@dataclass(slots=True)
class Plan:
    """
    `counts` are those of the whole feed, `by_school` those of each school key.

    `schools` names the schools by key: those that are there and those that will be.
    """

    counts: Counts = field(default_factory=Counter)
    by_school: defaultdict[str, Counts] = field(default_factory=lambda: defaultdict(Counter))
    schools: dict[str, School] = field(default_factory=dict)
    held: list[Held] = field(default_factory=list)
    spool: Spool = field(default_factory=Spool)


def plan(
    mirror: Mirror,
    present: Iterator[Subject],
    *,
    day: date,
    limits: Mapping[str, Thresholds] | None = None,
    messages: Messages,
) -> Plan:
    """
    Compare what the académie says with what the directory shows; `day` is the delivery's.

    `limits` are the schools' own thresholds by key; others follow the defaults.
    """
    families: Families = {}
    differ, tally, made = Differ(families), Tally(day), Plan()
    for before, after in paired(present, wanted(mirror, families, messages)):
        if before is not None:
            tally.see(before, after)
        if isinstance(school := after or before, School):
            made.schools[school.key] = school
        for change in differ.changes(before, after):
            what = change[:2]
            made.counts[what] += 1
            for key in change.schools:
                made.by_school[key][what] += 1
            if change.action is not Action.UNCHANGED:
                made.spool.add(what, change)
    made.held = list(held_schools(tally, limits or {}))
    return made
