"""The way back from a run. Pure."""

from collections.abc import Iterable, Iterator

from preau.provisioning.planning.diff import Action, Change, Differ
from preau.provisioning.planning.subjects import Subject

INVERSE = {
    Action.CREATE: Action.REMOVE,
    Action.UPDATE: Action.UPDATE,
    Action.REMOVE: Action.CREATE,
    Action.UNCHANGED: Action.UNCHANGED,
}


def undone(changes: Iterable[Change]) -> Iterator[Change]:
    """Each change the other way round: who came goes, who went comes back, what changed is as it was."""
    for change in changes:
        yield change._replace(action=INVERSE[change.action], before=change.after, after=change.before)


def out_of_nothing(present: Iterable[Subject]) -> Iterator[Change]:
    """What a first delivery changed: everything that is there now came with it."""
    differ = Differ({})
    for subject in present:
        yield from differ.changes(None, subject)
