"""`preau aaf check`: a delivery read and looked at by itself, without a database."""

from collections.abc import Callable
from contextlib import closing

from preau.provisioning.collecting import uncollected
from preau.provisioning.mirroring.hearing import hear
from preau.provisioning.mirroring.mirror import StagedMirror
from preau.provisioning.mirroring.stage import Stage
from preau.provisioning.mirroring.stored import EmptyMirror
from preau.provisioning.planning.wanted import wanted
from preau.provisioning.reading import Delivery
from preau.provisioning.reporting.report import Json, messages_report
from preau.provisioning.types import Code, DeliveryKind, Messages


def checked(delivery: Delivery, *, progress: Callable[[int], None] | None = None) -> Json:
    """
    Read a delivery and say all that can be said of it; raise `DeliveryRefused` if it cannot be used.

    What a Delta refers to is elsewhere: only a Complet has its references checked.
    """
    messages, stored = Messages(), EmptyMirror()
    with closing(Stage(stored)) as stage, uncollected():
        counts = hear(delivery, stage, messages, progress=progress)
        stage.settle(delivery.kind, messages)
        if delivery.kind is DeliveryKind.DELTA:
            messages.forget(Code.DANGLING_REFERENCE)
        else:
            for _ in wanted(StagedMirror(stored, stage), {}, messages):
                pass
    described = {
        "prefix": delivery.prefix,
        "type": delivery.kind,
        "date": delivery.date.isoformat(),
        "categories": counts,
    }
    return {"deliveries": [described], **messages_report(messages)}
