"""Generate a Complet, then what changes after it."""

from collections import defaultdict
from pathlib import Path

from preau.provisioning.generating.neighbourhoods import neighbourhoods
from preau.provisioning.generating.packing import packed
from preau.provisioning.generating.records import of_guardian, of_pupil, of_school, of_staff
from preau.provisioning.generating.types import GenerationReport, Neighbourhood, Plan
from preau.provisioning.generating.writing import Delivery, Label
from preau.provisioning.types import DeliveryKind


def generate(out: Path, plan: Plan) -> GenerationReport:
    """Write the Complet of `plan` in the folder `out`, made if need be."""
    label = Label(plan.prefix, DeliveryKind.COMPLET, plan.date)
    with Delivery(out, label) as delivery:
        for neighbourhood in neighbourhoods(plan):
            _tell(neighbourhood, delivery)
    files = packed(delivery.files, label, zip=plan.zip, bordereau=plan.bordereau)
    return GenerationReport(dict(delivery.records), files)


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
