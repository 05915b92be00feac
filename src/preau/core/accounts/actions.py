from dataclasses import dataclass

from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from preau.core.accounts.actor import Actor
from preau.core.accounts.codes import digest, grouped, new_code
from preau.core.accounts.events import AccountOpened, CodeMade, PasswordRenewed, ProfileJoined
from preau.core.accounts.logins import free_login
from preau.core.accounts.models import Account, AccountPerson, ActivationCode, new_seal
from preau.core.accounts.proofs import Question, question_for
from preau.core.accounts.rules import (
    may_be_opened,
    may_choose_animal,
    may_give_code,
    may_have_account,
    may_join,
)
from preau.core.accounts.types import CODE_LIFE
from preau.core.directory.models import Person
from preau.core.directory.standing import standing
from preau.kernel.audit import actions as audit
from preau.kernel.events.actions import announce
from preau.kernel.rules import Denied, Refused
from preau.kernel.uid import Identified
from preau.ui.types import Animal

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

    For whoever has an account already, it lets them choose another password. `actor` is None from the shell.
    """
    if actor:
        may_give_code(actor, person).or_raise()
    may_have_account(person).or_raise()
    may_be_opened(person).or_raise()
    if not question_of(person).answers:
        raise Refused(
            Denied("Il manque à l’annuaire ce qui serait demandé avec le code : une date de naissance.")
        )
    ActivationCode.objects.filter(person=person, used_at=None).delete()
    code = new_code()
    record = ActivationCode.objects.create(
        person=person, digest=digest(code), expires_at=timezone.now() + CODE_LIFE
    )
    audit.record("accounts.make_activation_code", actor=actor, target=person)
    announce(CodeMade(record.pk))
    return Made(grouped(code), record)


@transaction.atomic
def activate(code: ActivationCode, *, password: str) -> Account:
    """
    Open the account of whoever holds a code that waits, or renew its password and end its sessions.

    The caller checked proof and password.
    """
    use(code)
    may_be_opened(code.person).or_raise()
    held = AccountPerson.objects.filter(person=code.person).select_related("account").first()
    if held is None:
        account = open_account(code.person, password=password)
        audit.record("accounts.activate", actor=code.person, target=code.person)
        announce(AccountOpened(code.pk))
        return account
    change_password(held.account, password=password, actor=code.person)
    announce(PasswordRenewed(code.pk))
    return held.account


def use(code: ActivationCode) -> None:
    """Once: of two at the same moment, one is refused."""
    waiting = ActivationCode.objects.waiting().filter(pk=code.pk)
    if not waiting.update(used_at=timezone.now()):
        raise Refused(Denied("Ce code ne fonctionne plus. Demandez-en un autre à l’école."))
    may_have_account(code.person).or_raise()


def answer(code: ActivationCode, said: str) -> bool:
    """Whether the answer is right; it is counted as wrong before it is judged, so that none slips in between."""
    this = ActivationCode.objects.filter(pk=code.pk)
    counted = this.waiting().update(wrong_answers=F("wrong_answers") + 1)
    right = bool(counted) and question_of(code.person).accepts(said)
    if right:
        this.update(wrong_answers=F("wrong_answers") - 1)
    return right


def question_of(person: Person) -> Question:
    return question_for(person, standing(person, on=timezone.localdate()))


@transaction.atomic
def join(code: ActivationCode, account: Account) -> None:
    """One human who is two persons (a teacher, a parent) comes in by one account. The caller checked the answer."""
    may_join(code.person, account).or_raise()
    use(code)
    AccountPerson.objects.create(account=account, person=code.person)
    audit.record("accounts.join", actor=code.person, target=account)
    announce(ProfileJoined(code.pk))


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


def keep_appearance(account: Account, cookie: str) -> None:
    """What a reader chose follows them from device to device; too ordinary for the journal."""
    Account.objects.filter(pk=account.pk).update(appearance=cookie)


def choose_animal(account: Account, animal: Animal, *, actor: Actor) -> None:
    """Too ordinary for the journal; whoever sees a pupil sees it at once."""
    may_choose_animal(actor, account).or_raise()
    AccountPerson.objects.filter(account=account, person=actor.person).update(animal=animal)


@transaction.atomic
def disable(account: Account, *, actor: Actor | None) -> None:
    """Close an account at once, sessions included."""
    account.disabled_at = timezone.now()
    account.seal = new_seal()
    account.save(update_fields=["disabled_at", "seal"])
    audit.record("accounts.disable", actor=actor, target=account)
