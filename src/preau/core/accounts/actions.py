from dataclasses import dataclass

from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction
from django.utils import timezone

from preau.core.accounts.actor import Actor
from preau.core.accounts.codes import digest, grouped, new_code
from preau.core.accounts.logins import free_login
from preau.core.accounts.models import Account, AccountPerson, ActivationCode, new_seal
from preau.core.accounts.rules import may_have_account
from preau.core.accounts.types import CODE_LIFE
from preau.core.directory.models import Person
from preau.kernel.audit import actions as audit
from preau.kernel.rules import Denied, Refused
from preau.kernel.uid import Identified

TRIES = 5


@dataclass(frozen=True, slots=True)
class Made:
    """A code as it is printed, once; nobody can read it again."""

    code: str
    record: ActivationCode


@transaction.atomic
def make_activation_code(person: Person, *, actor: Actor | None) -> Made:
    """
    Make a code for somebody who may have an account; the former code stops working.

    For whoever has an account already, it lets them choose another password.
    """
    may_have_account(person).or_raise()
    ActivationCode.objects.filter(person=person, used_at=None).delete()
    code = new_code()
    record = ActivationCode.objects.create(
        person=person, digest=digest(code), expires_at=timezone.now() + CODE_LIFE
    )
    audit.record("accounts.make_activation_code", actor=actor, target=person)
    return Made(grouped(code), record)


@transaction.atomic
def activate(code: ActivationCode, *, password: str) -> Account:
    """
    Open the account of whoever holds a code that waits, or renew its password and end its sessions.

    The caller checked proof and password.
    """
    used = ActivationCode.objects.filter(pk=code.pk, used_at=None, expires_at__gt=timezone.now())
    if not used.update(used_at=timezone.now()):
        raise Refused(Denied("Ce code ne fonctionne plus. Demandez-en un autre à l’école."))
    may_have_account(code.person).or_raise()
    held = AccountPerson.objects.filter(person=code.person).select_related("account").first()
    if held is None:
        account = open_account(code.person, password=password)
        audit.record("accounts.activate", actor=code.person, target=code.person)
        return account
    change_password(held.account, password=password, actor=code.person)
    return held.account


def open_account(person: Person, *, password: str, login: str = "") -> Account:
    """Make the account of a person; a login chosen by somebody else meanwhile is chosen again."""
    hashed = make_password(password)
    for _ in range(TRIES):
        try:
            with transaction.atomic():
                account = Account.objects.create(login=login or free_login(person), password=hashed)
        except IntegrityError:
            if login:
                raise Refused(Denied(f"L’identifiant « {login} » est déjà pris.")) from None
        else:
            AccountPerson.objects.create(account=account, person=person)
            return account
    raise Refused(Denied("Trop de comptes s’ouvrent en même temps. Recommencez dans un instant."))


@transaction.atomic
def sign_out_everywhere(account: Account, *, actor: Actor) -> None:
    """End every session of the account, this one included."""
    account.seal = new_seal()
    account.save(update_fields=["seal"])
    audit.record("accounts.sign_out_everywhere", actor=actor, target=account)


@transaction.atomic
def change_password(account: Account, *, password: str, actor: Identified) -> None:
    """Set a new password, which also ends the other sessions."""
    account.set_password(password)
    account.seal = new_seal()
    account.save(update_fields=["password", "seal"])
    audit.record("accounts.change_password", actor=actor, target=account)


@transaction.atomic
def disable(account: Account, *, actor: Actor | None) -> None:
    """Close an account at once, sessions included."""
    account.disabled_at = timezone.now()
    account.seal = new_seal()
    account.save(update_fields=["disabled_at", "seal"])
    audit.record("accounts.disable", actor=actor, target=account)
