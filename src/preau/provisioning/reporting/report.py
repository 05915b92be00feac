"""What a run says to machines; the shape is public (docs/reference/reports.md)."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from preau.provisioning.planning.diff import Action
from preau.provisioning.planning.plan import Counts, Plan
from preau.provisioning.planning.safeguards import Held
from preau.provisioning.planning.subjects import Kind, School
from preau.provisioning.types import DeliveryRefused, Level, Message, Messages

Json = dict[str, Any]


def run_report(plan: Plan, messages: Messages, *, run: str | None, applied: bool) -> Json:
    return {
        "run": run,
        "applied": applied,
        "held": held_report(plan.held, plan.schools),
        "changes": changes_report(plan.counts),
        "schools": schools_report(plan),
        **messages_report(messages),
    }


def changes_report(counts: Counts) -> Json:
    return {kind: {action: counts[kind, action] for action in Action} for kind in Kind}


def schools_report(plan: Plan) -> list[Json]:
    by_uai = sorted(plan.schools.items(), key=lambda item: (item[1].uai, item[0]))
    return [
        {
            "key": key,
            "uai": school.uai,
            "name": school.name,
            "changes": changes_report(plan.by_school.get(key, Counter())),
        }
        for key, school in by_uai
    ]


def held_report(held: Iterable[Held], schools: Mapping[str, School]) -> Json | None:
    """Everything that stops, in one sentence, of the whole delivery and by school; None where nothing does."""
    stops = list(held)
    if not stops:
        return None
    by_school = [(schools[stop.school], stop.what) for stop in stops if stop.school is not None]
    whole = [stop.what for stop in stops if stop.school is None]
    said = whole + [f"{readable(school.name)} ({school.uai}) : {what}" for school, what in by_school]
    return {
        "reason": " ; ".join(said),
        "whole": whole,
        "schools": [{"uai": school.uai, "what": what} for school, what in by_school],
    }


def readable(name: str) -> str:
    """The feed writes a school's kind, name and town as sub-fields."""
    return name.replace("$", " · ")


def messages_report(messages: Messages) -> Json:
    warnings = [one(counted.first) | {"count": counted.count} for counted in messages.warnings.values()]
    return {
        Level.ERROR: [one(message) for message in messages.errors],
        Level.SET_ASIDE: [one(message) for message in messages.set_aside],
        Level.WARNING: sorted(warnings, key=lambda said: (said["code"], said["message"])),
    }


def refusal_report(refused: DeliveryRefused) -> Json:
    messages = Messages()
    for message in refused.messages:
        messages.add(message)
    return messages_report(messages)


def one(message: Message) -> Json:
    said: Json = {
        "code": message.code,
        "file": message.file,
        "line": message.line,
        "message": message.message,
    }
    if message.key is not None:
        said["key"] = message.key
    return said
