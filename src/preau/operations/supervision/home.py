"""The health of the installation, on the operator's home."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from preau.core.portal.contributions import Block, Visit
from preau.kernel.health import Looked, State, examine
from preau.ui.types import Cell, Column, Line, Table, Tone

WORDS = {State.OK: _lazy("Bien"), State.WARNING: _lazy("À voir"), State.FAILURE: _lazy("En panne")}
TONES = {State.OK: Tone.SUCCESS, State.WARNING: Tone.WARNING, State.FAILURE: Tone.ERROR}


def block(visit: Visit) -> Block:  # noqa: ARG001 (whom it concerns is said by the manifest)
    """What costs little to look at; `preau doctor` looks at the rest."""
    columns = (Column(_("Ce qui est regardé")), Column(_("État")))
    lines = tuple(map(line, examine(cheap_only=True)))
    return Block(
        _("Santé de l’installation"),
        "portal/blocks/table.html",
        {"table": Table(_("Tout est regardé par « preau doctor »"), columns, lines)},
    )


def line(one: Looked) -> Line:
    state = one.finding.state
    return Line((Cell(one.check.title, one.finding.sentence), Cell(WORDS[state], tone=TONES[state])))
