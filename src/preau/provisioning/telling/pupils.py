"""What happens to the pupils of a school and to their families. Pure."""

from collections.abc import Iterator

from preau.provisioning.planning.diff import Action, Change
from preau.provisioning.planning.subjects import Kind, Row
from preau.provisioning.telling.reading import SchoolLines
from preau.provisioning.telling.sentences import Sentence, Topic
from preau.provisioning.telling.words import from_class, listed, of, the_class, to_class

PUPIL_FIELDS = {
    1: "nom", 2: "prénom", 3: "nom de naissance", 4: "date de naissance", 5: "civilité", 6: "niveau",
}  # fmt: skip
SCHOOL = 7
"""Where a pupil's own row names their school."""


def pupils(lines: SchoolLines) -> Iterator[Sentence]:
    for key in lines.keys(Kind.PUPIL, Kind.ENROLMENT):
        own = lines.own(Kind.PUPIL, key)
        left, joined = lines.classes(key, Action.REMOVE), lines.classes(key, Action.CREATE)
        name = lines.names.person(Kind.PUPIL, key)
        held = lines.held(Kind.PUPIL, key) or lines.held(Kind.ENROLMENT, key)
        if moved := coming_or_going(lines, own, left, joined):
            topic, what, why = moved
            yield Sentence(topic, f"{name}{what}", why, held)
        elif what := class_change(left, joined):
            yield Sentence(Topic.CLASS_CHANGE, f"{name} {what}", "", held)
        if own and own.action is Action.UPDATE and (fields := changed(own, PUPIL_FIELDS)):
            yield Sentence(Topic.RECORD, f"La fiche {of(name)} est corrigée", listed(fields), held)


def coming_or_going(
    lines: SchoolLines, own: Change | None, left: list[str], joined: list[str]
) -> tuple[Topic, str, str] | None:
    """Into the school or out of it, and why; None for whoever stays."""
    if own is None:
        return None
    was, will = school_of(own.before), school_of(own.after)
    there = f", {listed([from_class(one) for one in left if one])}," if any(left) else ""
    into = listed([to_class(one) for one in joined if one]) or "à l’école, sans classe"
    if own.action is Action.REMOVE:
        return Topic.DEPARTURE, f"{there} quitte l’école", lines.absent
    if own.action is Action.CREATE:
        if own.found is not None:
            return Topic.ARRIVAL, f" revient {into}", "n’était plus dans l’annuaire"
        return Topic.ARRIVAL, f" arrive {into}", "n’était pas dans l’annuaire"
    if was == lines.school != will:
        towards = f"va à {lines.names.school(will)}" if will else "n’est plus dans aucune école"
        return Topic.DEPARTURE, f"{there} quitte l’école", towards
    if will == lines.school != was:
        origin = f"vient de {lines.names.school(was)}" if was else "n’était dans aucune école"
        return Topic.ARRIVAL, f" arrive {into}", origin
    return None


def school_of(row: Row | None) -> str:
    return str(row[SCHOOL]) if row else ""


def class_change(left: list[str], joined: list[str]) -> str:
    """`passe du CE1 B au CM2 A`; the empty name is no class."""
    old, new = [one for one in left if one], [one for one in joined if one]
    if old and new:
        return f"passe {listed([from_class(one) for one in old])} {listed([to_class(one) for one in new])}"
    if old:
        without = " et n’a plus de classe" if joined else ""
        return f"quitte {listed([the_class(one) for one in old])}{without}"
    return f"rejoint {listed([the_class(one) for one in new])}" if new else ""


def changed(change: Change, fields: dict[int, str]) -> list[str]:
    """Names of the fields that differ, each once; never what they hold."""
    before, after = change.before or (), change.after or ()
    return list(dict.fromkeys(name for place, name in fields.items() if before[place] != after[place]))
