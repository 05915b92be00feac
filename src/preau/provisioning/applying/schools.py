"""What a run changes, kept school by school in its transaction."""

from collections.abc import Iterator

from preau.provisioning.applying.asleep import Found
from preau.provisioning.models import Run, RunSchool, RunState, SchoolState, Trace
from preau.provisioning.planning.diff import Action
from preau.provisioning.planning.lines import Line, SchoolLines, by_school, counted
from preau.provisioning.planning.plan import Plan
from preau.provisioning.planning.safeguards import held_keys
from preau.provisioning.planning.subjects import Kind

BATCH = 500
MOVES = (Action.REMOVE, Action.UPDATE, Action.CREATE)


def keep_schools(run: Run, plan: Plan, found: Found) -> None:
    """
    One row for each school in which something changes or is held.

    A first delivery keeps counts alone: whoever is there came with it.
    """
    held, whole = held_keys(plan.held), any(stop.school is None for stop in plan.held)
    if run.trace == Trace.FIRST:
        counts = {key: counted(moves) for key, moves in plan.by_school.items()}
        lines: dict[str, SchoolLines] = {}
    else:
        lines = by_school(lines_of(plan, found, held, whole=whole))
        counts = {key: counted(one.counts) for key, one in lines.items()}
    RunSchool.objects.bulk_create(
        (
            RunSchool(
                run=run,
                school_key=key,
                state=state_of(run, held=whole or key in held),
                counts=counts.get(key, {}),
                lines=lines[key].close() if key in lines else None,
            )
            for key in sorted(counts.keys() | held)
        ),
        batch_size=BATCH,
    )


def lines_of(plan: Plan, found: Found, held: frozenset[str], *, whole: bool) -> Iterator[Line]:
    for action in MOVES:
        for kind in Kind:
            for batch in plan.spool.batches(kind, action):
                for change in batch:
                    met = found.get((kind, change.key)) if action is Action.CREATE else None
                    yield Line(
                        change._replace(found=met) if met is not None else change, whole or change.waits(held)
                    )


def state_of(run: Run, *, held: bool) -> SchoolState:
    if held:
        return SchoolState.HELD
    return SchoolState.TO_APPLY if run.state == RunState.PLANNED else SchoolState.APPLIED
