"""What the feeds know."""

from collections import Counter
from collections.abc import Mapping

from preau.provisioning.applying.present import present
from preau.provisioning.models import Feed, Run, RunState
from preau.provisioning.planning.diff import Action
from preau.provisioning.planning.plan import Counts, Plan
from preau.provisioning.planning.subjects import Kind, School
from preau.provisioning.reporting.dump import Dump, dump
from preau.provisioning.types import Category, DeliveryKind


def last_run(feed: Feed) -> Run | None:
    """The last run that changed the directory, and was not undone."""
    runs = Run.objects.filter(delivery__feed=feed, state=RunState.APPLIED).select_related("delivery")
    return runs.order_by("-pk").first()


def last_accepted(feed: Feed) -> Run | None:
    """The last run whose delivery the mirror followed, whatever was held of it, or undone."""
    followed = (RunState.APPLIED, RunState.HELD, RunState.UNDONE)
    runs = Run.objects.filter(delivery__feed=feed, state__in=followed)
    return runs.select_related("delivery").order_by("-pk").first()


def last_complet_records(feed: Feed | None) -> Mapping[Category, int] | None:
    """How many records of each category the last Complet applied had."""
    complets = Run.objects.filter(
        delivery__feed=feed, state=RunState.APPLIED, delivery__kind=DeliveryKind.COMPLET
    )
    run = complets.select_related("delivery").order_by("-pk").first()
    return None if run is None else {Category(name): n for name, n in run.delivery.records.items()}


def unchanged_plan(feed: Feed) -> Plan:
    """The plan of a delivery that moves nothing in a settled mirror: what the last run left, unchanged."""
    made = Plan()
    run = last_run(feed)
    if run is None:
        return made
    made.counts = standing(run.report["changes"])
    for entry in run.report["schools"]:
        if left := standing(entry["changes"]):
            school = School(
                entry.get("key", entry["uai"]), entry["uai"], entry["name"], "", "", "", "", "", "", ""
            )
            made.schools[school.key] = school
            made.by_school[school.key] = left
    return made


def standing(changes: Mapping[str, Mapping[str, int]]) -> Counts:
    """What is there once these changes are made."""
    counts: Counts = Counter()
    for kind in Kind:
        there = sum(changes[kind][action] for action in Action if action != Action.REMOVE)
        if there:
            counts[kind, Action.UNCHANGED] = there
    return counts


def directory_dump() -> Dump:
    """What all feeds hold active, as canonical JSON."""
    academies = Feed.objects.order_by("academie__code").values_list("academie_id", flat=True)
    return dump(subject for academie in academies for subject in present(academie))
