"""The health of the feeds, on the homes of those who answer for them."""

from django.utils.translation import gettext as _

from preau.core.portal.contributions import Block, Visit
from preau.provisioning.models import Run, RunState
from preau.ui.day_words import day_words
from preau.ui.types import Cell, Column, Line, Table, Tone

SHOWN = 5
TONES = {RunState.APPLIED: Tone.SUCCESS, RunState.FAILED: Tone.ERROR}


def block(visit: Visit) -> Block | None:  # noqa: ARG001 (whom it concerns is said by the manifest)
    """The last runs: counts and states, never a name."""
    runs = Run.objects.select_related("delivery__feed__academie").order_by("-pk")[:SHOWN]
    columns = (
        Column(_("Livraison")),
        Column(_("Arrivées"), number=True),
        Column(_("Départs"), number=True),
        Column(_("État")),
    )
    table = Table(_("Livraisons de l’annuaire"), columns, tuple(map(line, runs)))
    return Block(_("Annuaire"), "portal/blocks/table.html", {"table": table}) if table.lines else None


def line(run: Run) -> Line:
    pupils = run.report["changes"]["pupil"]
    held = run.report["held"]
    state = (
        Cell(_("Retenue"), held["reason"], Tone.WARNING)
        if held
        else Cell(run.get_state_display(), "", tone(run))
    )
    name = f"{run.delivery.kind} · {day_words(run.delivery.date)}"
    return Line((Cell(name, run.delivery.prefix), Cell(pupils["create"]), Cell(pupils["remove"]), state))


def tone(run: Run) -> Tone:
    return TONES.get(RunState(run.state), Tone.PLAIN)
