"""Who may send: registered and revoked by the correspondents of their académie."""

import re
from dataclasses import KW_ONLY, dataclass
from pathlib import Path

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from preau.core.accounts.actor import Actor
from preau.core.directory.models import Academie
from preau.kernel.audit import actions as audit
from preau.kernel.events.actions import announce
from preau.kernel.rules import Denied, Refused
from preau.provisioning.events import SenderRegistered, SenderRevoked
from preau.provisioning.models import Sender
from preau.provisioning.receiving.keys import PublicKey, public_key
from preau.provisioning.receiving.rules import may_manage_senders
from preau.provisioning.types import DEFAULT_QUOTA

LOGIN = re.compile(r"[a-z][a-z0-9-]{1,31}")
NO_KEY = PublicKey("", "")


@dataclass(frozen=True, slots=True)
class Registration:
    """Who sends, for which académie: by a key, from a folder of this machine, or both."""

    name: str
    login: str
    _: KW_ONLY
    academie: Academie
    key: str = ""
    quota: int = DEFAULT_QUOTA
    folder: str = ""


def active_senders() -> QuerySet[Sender]:
    return Sender.objects.filter(revoked_at=None).select_related("academie").order_by("login")


@transaction.atomic
def register(asked: Registration, *, actor: Actor | None) -> Sender:
    """`actor` is None from the shell; a login and a key belong to one active sender."""
    if actor:
        may_manage_senders(actor, asked.academie).or_raise()
    key = public_key(asked.key) if asked.key else NO_KEY
    refuse_unusable(asked, key)
    sender = Sender.objects.create(
        name=asked.name.strip(), login=asked.login, academie=asked.academie, quota=asked.quota,
        public_key=key.text, fingerprint=key.fingerprint, folder=asked.folder,
    )  # fmt: skip
    audit.record(
        "provisioning.register_sender", actor=actor, target=sender, detail={"fingerprint": key.fingerprint}
    )
    announce(SenderRegistered(sender.pk))
    return sender


def refuse_unusable(asked: Registration, key: PublicKey) -> None:
    taken = active_senders().filter(fingerprint=key.fingerprint).first() if key.fingerprint else None
    reasons = {
        "le nom manque": not asked.name.strip(),
        "l’identifiant a de 2 à 32 signes : minuscules sans accent, chiffres, tirets": not LOGIN.fullmatch(
            asked.login
        ),
        "donnez une clé publique, un dossier, ou les deux": not (key.text or asked.folder),
        "le dossier surveillé doit exister, et se dire par son chemin entier": bool(asked.folder)
        and not (Path(asked.folder).is_absolute() and Path(asked.folder).is_dir()),
        f"« {asked.login} » envoie déjà : révoquez-le d’abord": active_senders()
        .filter(login=asked.login)
        .exists(),
        f"clé refusée : c’est déjà celle de « {taken.login if taken else ''} »": taken is not None,
    }
    for reason, stands in reasons.items():
        if stands:
            raise Refused(Denied(reason))


@transaction.atomic
def revoke(sender: Sender, *, actor: Actor | None) -> None:
    """The key opens nothing from the next connection on; what had arrived whole is still read."""
    if actor:
        may_manage_senders(actor, sender.academie).or_raise()
    if sender.revoked_at:
        return
    sender.revoked_at = timezone.now()
    sender.save(update_fields=["revoked_at"])
    audit.record("provisioning.revoke_sender", actor=actor, target=sender)
    announce(SenderRevoked(sender.pk))
