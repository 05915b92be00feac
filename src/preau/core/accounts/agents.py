"""Accounts of those whom no feed brings: commune, circonscription, académie, operator."""

import secrets
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from preau.core.accounts.actions import open_account
from preau.core.accounts.logins import as_kept
from preau.core.accounts.passwords import may_be_password
from preau.core.directory.actions import commune_at
from preau.core.directory.models import Academie, Circonscription, Commune, Office, Person
from preau.core.directory.types import UNTOLD_ACADEMIE, OfficeRole, Profile
from preau.kernel.audit import actions as audit
from preau.kernel.rules import Denied, Refused
from preau.kernel.text import sort_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """What an agent does and where; `place` names a commune or an académie that is not known yet."""

    role: str
    academie: str | None = None
    circonscription: str | None = None
    insee: str | None = None
    place: str | None = ""


@dataclass(frozen=True, slots=True)
class MadeAgent:
    login: str
    password: str
    person: Person


@transaction.atomic
def create_agent(*, login: str, name: str, post: Post, password: str | None = None) -> MadeAgent:
    """Make a person, their office and their account, from the shell: nobody acts but the installation."""
    given, _, family = name.strip().partition(" ")
    academie = academie_of(post)
    person = Person._base_manager.create(
        academie=academie,
        profile=Profile.AGENT,
        given_name=given,
        family_name=family,
        sort_name=sort_name(family, given),
    )
    office = Office(person=person, role=post.role, starts_on=timezone.localdate())
    match OfficeRole(post.role):
        case OfficeRole.COMMUNE:
            office.commune = commune_of(post)
        case OfficeRole.ACADEMIE:
            office.academie = academie
        case OfficeRole.CIRCONSCRIPTION:
            office.circonscription = circonscription_of(post, academie)
    office.save()
    chosen = password or secrets.token_urlsafe(12)
    may_be_password(chosen, person).or_raise()
    account = open_account(person, password=chosen, login=as_kept(login))
    audit.record("accounts.create_agent", actor=None, target=account, detail={"role": post.role})
    return MadeAgent(account.login, chosen, person)


def academie_of(post: Post) -> Academie:
    """The one named, else the only one known, else the one of an installation that has no feed yet."""
    if post.academie:
        name = post.place or f"Académie {post.academie}"
        return Academie.objects.get_or_create(code=post.academie, defaults={"name": name})[0]
    known = list(Academie.objects.order_by("code")[:2])
    if len(known) == 1:
        return known[0]
    if known and post.role == OfficeRole.ACADEMIE:
        raise Refused(Denied("plusieurs académies sont connues : précisez --academie"))
    return known[0] if known else Academie.objects.create(code=UNTOLD_ACADEMIE, name="Académie")


def commune_of(post: Post) -> Commune:
    if not post.insee:
        raise Refused(Denied("un agent de commune demande --insee"))
    return commune_at(post.insee, name=post.place or "")


def circonscription_of(post: Post, academie: Academie) -> Circonscription:
    if not post.circonscription:
        raise Refused(Denied("un agent de circonscription demande --circonscription"))
    return Circonscription.objects.get_or_create(academie=academie, name=post.circonscription)[0]
