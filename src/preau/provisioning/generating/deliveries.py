"""Generate a Complet, then what changes after it."""

import datetime as dt
from collections import defaultdict
from pathlib import Path

from preau.provisioning.generating.evolving import evolution
from preau.provisioning.generating.neighbourhoods import neighbourhoods
from preau.provisioning.generating.packing import packed
from preau.provisioning.generating.records import of_guardian, of_pupil, of_school, of_staff
from preau.provisioning.generating.rereading import Complet, latest_complet
from preau.provisioning.generating.types import GenerationReport, Neighbourhood, Plan
from preau.provisioning.generating.writing import Delivery, Label
from preau.provisioning.types import DeliveryKind


def generate(out: Path, plan: Plan) -> GenerationReport:
    """Write the Complet of `plan` in the folder `out`, made if need be."""
    with Delivery(out, Label(plan.prefix, DeliveryKind.COMPLET, plan.date)) as delivery:
        for neighbourhood in neighbourhoods(plan):
            _tell(neighbourhood, delivery)
    return packed(delivery, zip=plan.zip, bordereau=plan.bordereau)


def generate_delta(
    out: Path,
    base: Path,
    *,
    change_percent: float,
    date: dt.date | None = None,
    seed: int = 1,
    zip: bool = False,  # noqa: A002
    bordereau: bool = False,
) -> GenerationReport:
    """
    Write the Delta that follows the youngest Complet of the folder `base`, dated of the next day unless said.

    About `change_percent` of its records change. ValueError when `base` holds no Complet, when the date does
    not follow it, or when the percentage is not between 0 and 100.
    """
    complet, day = _sequel(base, date)
    with Delivery(out, Label(complet.label.prefix, DeliveryKind.DELTA, day)) as delivery:
        for change in evolution(complet, rate=_rate(change_percent), seed=seed, day=day):
            if (request := change.request) is not None:
                delivery.write(request)
    return packed(delivery, zip=zip, bordereau=bordereau)


def generate_next(
    out: Path, base: Path, *, change_percent: float, date: dt.date | None = None, seed: int = 1
) -> GenerationReport:
    """Write the Complet of the state to which `generate_delta`, given the same arguments, leads."""
    complet, day = _sequel(base, date)
    with Delivery(out, Label(complet.label.prefix, DeliveryKind.COMPLET, day)) as delivery:
        for change in evolution(complet, rate=_rate(change_percent), seed=seed, day=day):
            if change.after is not None:
                delivery.write(change.after)
    return packed(delivery)


def _sequel(base: Path, date: dt.date | None) -> tuple[Complet, dt.date]:
    complet = latest_complet(base)
    day = date or complet.label.date + dt.timedelta(days=1)
    if day <= complet.label.date:
        raise ValueError(f"La date doit suivre celle du Complet de départ ({complet.label.date:%d/%m/%Y}).")
    return complet, day


def _rate(percent: float) -> float:
    if not 0 <= percent <= 100:
        raise ValueError("Le pourcentage de changement va de 0 à 100.")
    return percent / 100


def _tell(neighbourhood: Neighbourhood, delivery: Delivery) -> None:
    children: dict[int, list[str]] = defaultdict(list)
    for school in neighbourhood.schools:
        delivery.write(of_school(school))
    for pupil in neighbourhood.pupils:
        delivery.write(of_pupil(pupil))
        for key, _ in pupil.guardians:
            children[key].append(str(pupil.key))
    for guardian in neighbourhood.guardians:
        delivery.write(of_guardian(guardian, children=tuple(children[guardian.key])))
    for member in neighbourhood.staff:
        delivery.write(of_staff(member))
