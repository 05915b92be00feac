"""The owner of an account is told whenever a code is made for it or used, whoever did it."""

from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from preau.core.accounts.actor import Actor
from preau.core.accounts.events import AccountOpened, CodeMade, PasswordRenewed, ProfileJoined
from preau.core.accounts.models import AccountPerson, ActivationCode
from preau.core.accounts.passwords import is_child
from preau.core.directory.models import Person
from preau.core.directory.naming import full_name
from preau.core.notifications.actions import Notice, notify, withdraw
from preau.kernel.scope import platform
from preau.ui.types import Family, Words

SAYS = "accounts"
MADE = _("Un code d’activation a été fait pour %s")
OPENED = _("Le compte de %s a été activé")
RENEWED = _("Le mot de passe de %s a été changé avec un code")
JOINED = _("%s a rejoint ce compte avec un code")
IF_NOT = _("Si vous n’y êtes pour rien, prévenez l’école.")
IF_NOT_YOU = _("Si ce n’est pas toi, préviens un adulte.")


def codes_of(actor: Actor) -> QuerySet[ActivationCode]:
    """Those of all the persons of the actor's account."""
    mine = AccountPerson.objects.filter(account__persons__person=actor.person)
    return ActivationCode.objects.filter(person__in=mine.values("person"))


def tell_made(event: CodeMade) -> None:
    tell(event.code_id, MADE)


def tell_opened(event: AccountOpened) -> None:
    tell(event.code_id, OPENED)


def tell_renewed(event: PasswordRenewed) -> None:
    tell(event.code_id, RENEWED)


def tell_joined(event: ProfileJoined) -> None:
    tell(event.code_id, JOINED)


def tell(code_id: int, words: Words) -> None:
    """Under each of their profiles; a code made again takes the place of the former, its use that of its making."""
    with platform("accounts: tell the owner of a code"):
        code = ActivationCode.objects.filter(pk=code_id).select_related("person").first()
        if code is None or (words is MADE and code.used_at):
            return
        if words is not MADE:
            withdraw(SAYS, code.uid)
        for reader in owners(code.person):
            notify([reader.pk], notice(code.uid, str(words) % full_name(code.person), reader))


def owners(person: Person) -> QuerySet[Person]:
    """Whoever has no account yet cannot be told."""
    account = AccountPerson.objects.filter(person=person).values("account")
    together = AccountPerson.objects.filter(account__in=account).values("person")
    return Person._base_manager.filter(pk__in=together)


def notice(source: UUID, words: str, reader: Person) -> Notice:
    detail = IF_NOT_YOU if is_child(reader) else IF_NOT
    return Notice(SAYS, source, words, reverse("accounts:me"), "circle-user", Family.PROTECTION, str(detail))
