from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.contrib.auth.hashers import make_password

from preau.core.accounts.codes import digest
from preau.core.accounts.logins import as_kept
from preau.core.accounts.models import Account, AccountPerson, ActivationCode
from preau.core.accounts.passwords import is_child
from preau.core.accounts.portraits import animal_of
from preau.core.accounts.rules import may_sign_in
from preau.core.directory.models import Person
from preau.ui.types import Animal


@dataclass(frozen=True, slots=True)
class Held:
    """
    Persons whom an account holds and who may still come in, by the order in which they joined it.

    `animals` are those that pupils chose, by id of person.
    """

    persons: tuple[Person, ...]
    animals: Mapping[int, str]

    def chosen(self, uid: str | None) -> Person | None:
        """The one named, else the first."""
        named = [person for person in self.persons if str(person.uid) == uid]
        return next(iter([*named, *self.persons]), None)


def held_by(account: Account) -> Held:
    return held(AccountPerson.objects.filter(account=account).select_related("person").order_by("pk"))


def held(links: Iterable[AccountPerson]) -> Held:
    here = [link for link in links if may_sign_in(link.person)]
    animals = {link.person_id: link.animal for link in here if link.animal}
    return Held(tuple(link.person for link in here), animals)


def animals_of(people: Iterable[Person]) -> dict[int, Animal]:
    """The animal of each pupil among these people, by id; one query."""
    pupils = [person for person in people if is_child(person)]
    if not pupils:
        return {}
    chosen = dict(AccountPerson.objects.filter(person__in=pupils).values_list("person_id", "animal"))
    return {person.pk: animal_of(person, chosen.get(person.pk, "")) for person in pupils}


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
