"""What agents see of the runs: only what each says of the schools that they follow."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from preau.core.accounts.actor import Actor
from preau.core.directory.rules import may_follow_school
from preau.core.directory.types import OfficeRole
from preau.core.portal.profiles import operates
from preau.provisioning.models import Run
from preau.provisioning.planning.diff import Action
from preau.provisioning.planning.subjects import Kind
from preau.provisioning.reporting.report import Json, readable


@dataclass(frozen=True, slots=True)
class Seen:
    """A run and its share: pupils who come and go now, what waits in words ("" where nothing does)."""

    run: Run
    arrivals: int
    departures: int
    held: str


def runs_seen(actor: Actor, number: int) -> list[Seen]:
    """The last runs of their feeds: whole for the operator and the académie, else school by school."""
    if operates(actor):
        return [share(run, None) for run in last_runs()[:number]]
    held_for = {held.academie for held in actor.standing.offices if held.role == OfficeRole.ACADEMIE}
    followed = uais_followed(actor) if len(held_for) < len(actor.standing.offices) else {}
    runs = last_runs().filter(delivery__feed__academie__in=followed.keys() | held_for)[:number]
    concerned = (
        (run, None if run.delivery.feed.academie_id in held_for else followed[run.delivery.feed.academie_id])
        for run in runs
    )
    return [share(run, uais) for run, uais in concerned if said(run.report, uais)]


def uais_followed(actor: Actor) -> dict[int, set[str]]:
    """By académie."""
    found: dict[int, set[str]] = defaultdict(set)
    for academie, uai in may_follow_school.rows(actor).values_list("academie_id", "uai"):
        found[academie].add(uai)
    return found


def last_runs() -> QuerySet[Run]:
    return Run.objects.select_related("delivery__feed").order_by("-pk")


def said(report: Json, uais: Collection[str] | None) -> list[Json]:
    """What it says of these schools, of all of them where `uais` is None."""
    return [entry for entry in report["schools"] if uais is None or entry["uai"] in uais]


def share(run: Run, uais: Collection[str] | None) -> Seen:
    report = run.report
    held = report["held"] or {"reason": "", "schools": []}
    entries = said(report, uais)
    waiting = {stop["uai"] for stop in held["schools"]}
    free = [] if held.get("whole") else [entry for entry in entries if entry["uai"] not in waiting]
    counted = [report] if uais is None and not report["held"] else free
    arrivals, departures = (
        sum(one["changes"][Kind.PUPIL][action] for one in counted)
        for action in (Action.CREATE, Action.REMOVE)
    )
    return Seen(run, arrivals, departures, held["reason"] if uais is None else reason(held, entries))


def reason(held: Json, entries: list[Json]) -> str:
    """Why some schools wait; what holds the whole delivery is the académie's to know."""
    names = {entry["uai"]: readable(entry["name"]) for entry in entries}
    stops = [f"{names[stop['uai']]} : {stop['what']}" for stop in held["schools"] if stop["uai"] in names]
    whole = [_("La livraison entière attend une décision de l’académie")] if held.get("whole") else []
    return " ; ".join(whole + stops)
