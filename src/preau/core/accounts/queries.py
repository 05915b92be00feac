from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.hashers import make_password

from preau.core.accounts.codes import digest
from preau.core.accounts.logins import as_kept
from preau.core.accounts.models import Account, AccountPerson, ActivationCode
from preau.core.accounts.rules import may_sign_in
from preau.core.directory.models import Person


@dataclass(frozen=True, slots=True)
class Held:
    """Persons whom an account holds and who may still come in, by the order in which they joined it."""

    persons: tuple[Person, ...]

    def chosen(self, uid: str | None) -> Person | None:
        """The one named, else the first."""
        named = [person for person in self.persons if str(person.uid) == uid]
        return next(iter([*named, *self.persons]), None)


def held_by(account: Account) -> Held:
    return held(AccountPerson.objects.filter(account=account).select_related("person").order_by("pk"))


def held(links: Iterable[AccountPerson]) -> Held:
    return Held(tuple(link.person for link in links if may_sign_in(link.person)))


def recognised(pk: int) -> tuple[Account, Held] | None:
    """The open account of a session with its persons, in one query."""
    links = AccountPerson.objects.filter(account=pk, account__disabled_at=None)
    found = list(links.select_related("account", "person").order_by("pk"))
    return (found[0].account, held(found)) if found else None


def with_credentials(login: str, password: str) -> Account | None:
    """The open account of this login and password; an unknown login takes as long as a wrong password."""
    account = Account.objects.filter(login=as_kept(login)).first()
    if account is None:
        make_password(password)
        return None
    right = account.check_password(password)
    return account if right and account.is_active and held_by(account).persons else None


def waiting_code(code: str) -> ActivationCode | None:
    """The code as typed, if it still waits."""
    return ActivationCode.objects.waiting().filter(digest=digest(code)).select_related("person").first()
