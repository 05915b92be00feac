"""What happens to the school itself, its classes and its groups. Pure."""

from collections.abc import Iterator

from preau.provisioning.planning.diff import Action, Change
from preau.provisioning.planning.subjects import Kind
from preau.provisioning.telling.pupils import changed
from preau.provisioning.telling.reading import SchoolLines
from preau.provisioning.telling.sentences import Sentence, Topic
from preau.provisioning.telling.words import listed

SCHOOL_FIELDS = {
    1: "UAI", 2: "nom", 3: "type", 4: "adresse", 5: "adresse", 6: "adresse", 7: "téléphone",
    8: "adresse électronique", 9: "circonscription",
}  # fmt: skip
NAME, LEVELS = 2, 4


def places(lines: SchoolLines) -> Iterator[Sentence]:
    for change, held in lines.of(Kind.SCHOOL):
        yield Sentence(Topic.SCHOOL, *school(change), held)
    for kind, noun, nobody in (
        (Kind.CLASS, "La classe", "plus aucun élève n’y est"),
        (Kind.GROUP, "Le groupe", "plus aucun élève n’y est"),
    ):
        for change, held in lines.of(kind):
            text, why = class_or_group(change, noun, nobody)
            yield Sentence(Topic.SCHOOL, text, why, held, last=change.action is not Action.REMOVE)
    yield from members(lines)


def school(change: Change) -> tuple[str, str]:
    match change.action:
        case Action.CREATE:
            return "L’école entre dans l’annuaire", ""
        case Action.REMOVE:
            return "L’école ferme", "elle n’est plus dans la livraison"
    return "La fiche de l’école est corrigée", listed(changed(change, SCHOOL_FIELDS))


def class_or_group(change: Change, noun: str, nobody: str) -> tuple[str, str]:
    before, after = change.before or (), change.after or ()
    match change.action:
        case Action.CREATE:
            return f"{noun} « {after[NAME]} » ouvre", ""
        case Action.REMOVE:
            return f"{noun} « {before[NAME]} » ferme", nobody
    if before[NAME] != after[NAME]:
        return f"{noun} « {before[NAME]} » s’appelle désormais « {after[NAME]} »", ""
    levels = str(after[LEVELS]).replace(",", ", ") if after[LEVELS:] else ""
    return f"{noun} « {after[NAME]} » change de niveaux", levels


def members(lines: SchoolLines) -> Iterator[Sentence]:
    for change, held in lines.of(Kind.GROUP_MEMBER):
        pupil, *group = change.key
        name, there = lines.names.person(Kind.PUPIL, pupil), lines.names.group(group[0], group[1])
        leaves = change.action is Action.REMOVE
        if not (leaves and lines.moves_whole(pupil)):
            verb = "quitte" if leaves else "rejoint"
            yield Sentence(
                Topic.CLASS_CHANGE, f"{name} {verb} le groupe « {there} »", "", held, last=not leaves
            )
