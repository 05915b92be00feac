"""The health of the feeds, on the homes of those who answer for them."""

from django.utils.translation import gettext as _

from preau.core.portal.contributions import Block, Visit
from preau.provisioning.following import Seen, runs_seen
from preau.provisioning.models import Run, RunState
from preau.ui.day_words import day_words
from preau.ui.types import Cell, Column, Line, Table, Tone

SHOWN = 5
TONES = {RunState.APPLIED: Tone.SUCCESS, RunState.FAILED: Tone.ERROR}


def block(visit: Visit) -> Block | None:
    """The last runs of the schools that somebody follows: counts and states, never a name."""
    columns = (
        Column(_("Livraison")),
        Column(_("Arrivées"), number=True),
        Column(_("Départs"), number=True),
        Column(_("État")),
    )
    lines = tuple(map(line, runs_seen(visit.actor, SHOWN)))
    table = Table(_("Livraisons de l’annuaire"), columns, lines)
    return Block(_("Annuaire"), "portal/blocks/table.html", {"table": table}) if table.lines else None


def line(seen: Seen) -> Line:
    run = seen.run
    state = (
        Cell(_("Retenue"), seen.held, Tone.WARNING)
        if seen.held
        else Cell(run.get_state_display(), "", tone(run))
    )
    name = f"{run.delivery.kind} · {day_words(run.delivery.date)}"
    return Line((Cell(name, run.delivery.prefix), Cell(seen.arrivals), Cell(seen.departures), state))


def tone(run: Run) -> Tone:
    return TONES.get(RunState(run.state), Tone.PLAIN)
