"""What a person reads on the command line."""

from collections.abc import Iterator

from preau.provisioning.planning.diff import Action
from preau.provisioning.planning.subjects import Kind
from preau.provisioning.reporting.report import Json, readable
from preau.provisioning.types import Message

NAMES = {
    Kind.SCHOOL: "écoles",
    Kind.CLASS: "classes",
    Kind.GROUP: "groupes",
    Kind.PUPIL: "élèves",
    Kind.GUARDIAN: "responsables",
    Kind.STAFF: "personnels",
    Kind.ENROLMENT: "scolarisations",
    Kind.GROUP_MEMBER: "places dans un groupe",
    Kind.RESPONSIBILITY: "liens de responsabilité",
    Kind.ASSIGNMENT: "affectations",
}
COLUMNS = {
    Action.REMOVE: "départs",
    Action.CREATE: "arrivées",
    Action.UPDATE: "modifiés",
    Action.UNCHANGED: "inchangés",
}


def counted(number: int, many: str) -> str:
    """French counts nothing and one alike; `many` ends with the s of the plural."""
    return f"{number} {many.removesuffix('s') if number < 2 else many}"


def located(message: Message) -> str:
    """An error with its file and line, and its stable code."""
    place = ":".join(str(part) for part in (message.file, message.line) if part)
    return f"{place} : {message.message} ({message.code})" if place else f"{message.message} ({message.code})"


def run(report: Json) -> str:
    """Departures first; what waits is said before anything else."""
    return "\n".join([*headline(report), "", *changes(report["changes"]), *by_school(report), *said(report)])


def headline(report: Json) -> Iterator[str]:
    if report["held"]:
        yield f"Retenu par un garde-fou : {report['held']['reason']}."
        yield 'Pour passer outre : preau aaf apply --force "la raison" …'
    if report["applied"]:
        yield f"Livraison appliquée (passage {report['run']})."
    elif not any(map(sum, (counts.values() for counts in report["changes"].values()))):
        yield f"Rien à faire : cette livraison est déjà appliquée (passage {report['run']})."
    else:
        yield f"Rien n’a été changé (passage {report['run']})."


def undone(report: Json) -> str:
    """What the way back changed, departures first."""
    said = f"Passage {report['run']} annulé : l’annuaire est comme avant lui."
    after = "La prochaine livraison de ce flux, même identique, sera de nouveau comparée."
    return "\n".join([said, after, "", *changes(report["changes"])])


def changes(counts: Json) -> Iterator[str]:
    yield f"{'':<24}" + "".join(f"{title:>11}" for title in COLUMNS.values())
    for kind, name in NAMES.items():
        yield f"{name:<24}" + "".join(f"{counts[kind][action]:>11}" for action in COLUMNS)


def by_school(report: Json) -> Iterator[str]:
    yield ""
    for school in report["schools"]:
        counts = school["changes"]
        pupils = ", ".join(counted(counts[Kind.PUPIL][action], title) for action, title in COLUMNS.items())
        yield f"{school['uai']}  {readable(school['name'])} : élèves {pupils}"


def check(report: Json) -> str:
    lines = []
    for delivery in report["deliveries"]:
        lines.append(f"{delivery['type']} {delivery['prefix']} du {delivery['date']}")
        for category, counts in delivery["categories"].items():
            files, records = counted(counts["files"], "fichiers"), counted(counts["records"], "fiches")
            lines.append(f"  {category:<14}{files:>13}{records:>16}")
    return "\n".join([*lines, *said(report)])


def said(report: Json) -> Iterator[str]:
    for message in report["set_aside"]:
        yield f"mis de côté : {message['file']}:{message['line']} {message['message']} ({message['code']})"
    for message in report["warnings"]:
        yield f"à savoir : {message['count']} × {message['message']} ({', '.join(known(message))})"


def known(message: Json) -> Iterator[str]:
    """The stable code, and where the first of them is."""
    yield message["code"]
    if message["file"]:
        yield f"{message['file']}:{message['line']}" if message["line"] else message["file"]
    if message.get("key"):
        yield f"clé {message['key']}"
