"""Who may say who sends, and who reads what arrived."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from preau.core.accounts.actor import Actor
from preau.core.directory.models import Academie
from preau.core.directory.types import OfficeRole
from preau.core.portal.profiles import operates
from preau.kernel.rules import Verdict, allowed_if, rule, rule_over_rows
from preau.provisioning.models import Mishap, Reception, Sender


@rule("provisioning.manage_senders")
def may_manage_senders(actor: Actor, academie: Academie) -> Verdict:
    """The operator, and the agents of the académie that the deliveries speak for."""
    return allowed_if(
        operates(actor) or academie.pk in academies_of(actor),
        _("Seuls l’exploitant et l’académie disent qui envoie ses livraisons."),
    )


@rule_over_rows(
    "provisioning.read_receptions", _("Les livraisons reçues sont pour l’académie et l’exploitant.")
)
def may_read_receptions(actor: Actor) -> QuerySet[Reception]:
    """All of them for the operator, those of its senders for an académie."""
    return Reception.objects.filter(sender__in=senders_of(actor))


def senders_of(actor: Actor) -> QuerySet[Sender]:
    return Sender.objects.filter(Q() if operates(actor) else Q(academie__in=academies_of(actor)))


def mishaps_of(actor: Actor) -> QuerySet[Mishap]:
    return Mishap.objects.filter(sender__in=senders_of(actor))


def academies_of(actor: Actor) -> set[int | None]:
    return {held.academie for held in actor.standing.offices if held.role == OfficeRole.ACADEMIE}
