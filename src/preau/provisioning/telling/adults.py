"""What happens to families and staff. Pure."""

from collections.abc import Iterator

from preau.provisioning.planning.diff import Action, Change
from preau.provisioning.planning.subjects import Kind, Row
from preau.provisioning.telling.pupils import changed
from preau.provisioning.telling.reading import SchoolLines
from preau.provisioning.telling.sentences import Sentence, Topic
from preau.provisioning.telling.words import listed, of

IDENTITY = {1: "nom", 2: "prénom", 3: "nom de naissance", 4: "civilité"}
GUARDIAN_FIELDS = IDENTITY | {
    5: "nature", 6: "adresse électronique", 7: "téléphone", 8: "téléphone", 9: "téléphone",
    10: "adresse", 11: "adresse", 12: "adresse", 13: "adresse",
}  # fmt: skip
STAFF_FIELDS = IDENTITY | {5: "adresse électronique", 6: "enseignement"}
LINK_GONE = "le lien n’est plus dans la livraison"
HEAD = 1
"""Where an assignment says whether it is the head's."""


def families(lines: SchoolLines) -> Iterator[Sentence]:
    for change, held in lines.of(Kind.RESPONSIBILITY):
        pupil, guardian = change.key
        if not lines.moves_whole(pupil):
            child, adult = lines.names.person(Kind.PUPIL, pupil), lines.names.person(Kind.GUARDIAN, guardian)
            text, why = link(change, adult, child)
            yield Sentence(Topic.FAMILY, text, why, held, last=change.action is not Action.REMOVE)
    yield from corrected(lines, Kind.GUARDIAN, GUARDIAN_FIELDS)


def link(change: Change, adult: str, child: str) -> tuple[str, str]:
    match change.action:
        case Action.REMOVE:
            return f"{adult} n’est plus responsable {of(child)}", LINK_GONE
        case Action.CREATE:
            return f"{adult} devient responsable {of(child)}", ""
    return f"Le lien {of(adult)} avec {child} change de nature", ""


def staff(lines: SchoolLines) -> Iterator[Sentence]:
    for change, held in lines.of(Kind.ASSIGNMENT):
        key = change.key[0]
        name, own = lines.names.person(Kind.STAFF, key), lines.own(Kind.STAFF, key)
        if change.action is Action.REMOVE:
            gone = own is not None and own.action is Action.REMOVE
            why = lines.absent if gone else "n’y a plus d’affectation"
            yield Sentence(Topic.STAFF, f"{name} quitte l’école", why, held)
        else:
            yield Sentence(Topic.STAFF, f"{name} {post(change)}", "", held, last=True)
    yield from corrected(lines, Kind.STAFF, STAFF_FIELDS)


def post(change: Change) -> str:
    heads = heads_by(change.after)
    if change.action is Action.CREATE:
        return "arrive et dirige l’école" if heads else "arrive"
    if heads == heads_by(change.before):
        return "change de fonction"
    return "dirige désormais l’école" if heads else "ne dirige plus l’école"


def heads_by(row: Row | None) -> bool:
    return bool(row and row[HEAD])


def corrected(lines: SchoolLines, kind: Kind, fields: dict[int, str]) -> Iterator[Sentence]:
    """Which fields, never what they hold: another parent's address is nobody's business."""
    for change, held in lines.of(kind):
        if change.action is Action.UPDATE and (names := changed(change, fields)):
            name = lines.names.person(kind, change.key[0])
            yield Sentence(Topic.RECORD, f"La fiche {of(name)} est corrigée", listed(names), held)
