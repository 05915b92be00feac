"""What keeps a sender from sending, kept once a day so that whoever insists does not drown those who are told."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from preau.kernel.audit import actions as audit
from preau.kernel.events.actions import announce
from preau.provisioning.events import SenderHindered
from preau.provisioning.models import Mishap, Sender
from preau.provisioning.receiving.types import MishapKind


@transaction.atomic
def hinder(sender: UUID | str, kind: MishapKind) -> None:
    known = Sender.objects.get(uid=sender)
    mishap, new = Mishap.objects.get_or_create(sender=known, kind=kind, day=timezone.localdate())
    if new:
        audit.record("provisioning.mishap", actor=None, target=known, detail={"kind": kind.value})
        announce(SenderHindered(mishap.pk))
