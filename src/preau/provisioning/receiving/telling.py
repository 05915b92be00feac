"""Those who answer for a feed are told of what was refused or held, and of senders: institutions, never people."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from preau.core.accounts.actor import Actor
from preau.core.accounts.types import HOME
from preau.core.directory.models import Office, School
from preau.core.directory.rules import may_follow_school
from preau.core.directory.standing import current_on
from preau.core.directory.types import OfficeRole
from preau.core.notifications.actions import Notice, notify, withdraw
from preau.kernel.scope import platform
from preau.provisioning.events import ReceptionConcluded, SenderHindered, SenderRegistered, SenderRevoked
from preau.provisioning.models import Mishap, Reception, ReceptionState, Sender
from preau.provisioning.receiving.rules import may_read_receptions
from preau.provisioning.receiving.types import MishapKind
from preau.ui.types import Family, Words

RECEPTIONS, SENDERS, MISHAPS = "receptions", "senders", "mishaps"
REFUSED = _lazy("Une livraison de l’annuaire est refusée")
HELD = _lazy("Une livraison de l’annuaire est retenue")
REGISTERED = _lazy("Un expéditeur de livraisons est enregistré")
REVOKED = _lazy("Un expéditeur de livraisons est révoqué")
HINDERED = {
    MishapKind.BAD_KEY: _lazy("Un expéditeur s’est présenté avec une clé qui n’est pas la sienne"),
    MishapKind.FULL: _lazy("La boîte d’un expéditeur est pleine"),
    MishapKind.CUT: _lazy("Un envoi de livraison s’est arrêté en route"),
}


def tell_reception(event: ReceptionConcluded) -> None:
    with platform("receptions: tell who answers for the feed"):
        reception = Reception.objects.select_related("sender", "run").get(pk=event.reception_id)
        held = reception.run.report["held"] if reception.run else None
        if reception.state == ReceptionState.REFUSED:
            tell(correspondents(reception.sender), RECEPTIONS, reception.uid, REFUSED, reception.sender.name)
        elif reception.state == ReceptionState.READ and held:
            tell(correspondents(reception.sender), RECEPTIONS, reception.uid, HELD, reception.sender.name)
            uais = [stop["uai"] for stop in held["schools"]]
            tell(communes(uais), RECEPTIONS, reception.uid, HELD, "", url=HOME)


def tell_mishap(event: SenderHindered) -> None:
    mishap = Mishap.objects.select_related("sender").get(pk=event.mishap_id)
    words = HINDERED[MishapKind(mishap.kind)]
    tell(correspondents(mishap.sender), MISHAPS, mishap.uid, words, mishap.sender.name)


def tell_registered(event: SenderRegistered) -> None:
    sender = Sender.objects.get(pk=event.sender_id)
    detail = f"{sender.name} · {sender.fingerprint or _('sans clé')}"
    if sender.revoked_at is None:
        tell(correspondents(sender), SENDERS, sender.uid, REGISTERED, detail)


def tell_revoked(event: SenderRevoked) -> None:
    """What was said of them is over."""
    sender = Sender.objects.get(pk=event.sender_id)
    withdraw(SENDERS, sender.uid)
    tell(correspondents(sender), SENDERS, sender.uid, REVOKED, sender.name)


def tell(
    people: Iterable[int], service: str, source: UUID, words: Words, detail: str, *, url: str = ""
) -> None:
    where = url or reverse("portal:home")
    notify(people, Notice(service, source, str(words), where, "inbox", Family.OPERATIONS, detail))


def correspondents(sender: Sender) -> QuerySet[Office, int]:
    """The operator, and the académie's own agents."""
    theirs = Q(role=OfficeRole.OPERATOR) | Q(role=OfficeRole.ACADEMIE, academie=sender.academie_id)
    return holders(theirs)


def communes(uais: list[str]) -> QuerySet[Office, int]:
    """Those whose schools wait: their home says which, and why."""
    waiting = School.objects.filter(uai__in=uais).exclude(commune=None).values("commune")
    return holders(Q(role=OfficeRole.COMMUNE, commune__in=waiting))


def holders(offices: Q) -> QuerySet[Office, int]:
    held = Office.objects.filter(offices, current_on(timezone.localdate()))
    return held.values_list("person", flat=True).distinct()


def readable_receptions(actor: Actor) -> QuerySet[Reception]:
    """Those that one reads; and, for who follows schools, that one of the same académie waits."""
    followed = may_follow_school.rows(actor).values("academie")
    return Reception.objects.filter(
        Q(pk__in=may_read_receptions.rows(actor).values("pk"))
        | Q(sender__academie__in=followed, state=ReceptionState.READ)
    )
