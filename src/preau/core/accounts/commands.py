"""`preau user …`: the first administrator, and a way in for one person."""

import sys
from typing import TYPE_CHECKING

import click

from preau.core.directory.insee import InseeCode
from preau.kernel.commandline import (
    Exit,
    FrenchCommand,
    FrenchGroup,
    fail,
    json_option,
    print_json,
    refusals,
    with_django,
)

if TYPE_CHECKING:
    from preau.core.directory.models import Person

CATEGORIES = {"Eleve": "pupil", "PersRelEleve": "guardian", "PersEducNat": "staff"}
ASKED = {"commune": "insee", "circonscription": "circonscription"}
"""What some roles cannot go without."""


@click.group("user", cls=FrenchGroup)
def user() -> None:
    """Comptes : premier administrateur, codes d’activation."""


@user.command(cls=FrenchCommand)
@click.option("--login", required=True, help="Identifiant.")
@click.option("--name", required=True, metavar='"PRÉNOM NOM"', help="Prénom et nom.")
@click.option(
    "--role",
    type=click.Choice(["operator", "academie", "circonscription", "commune"]),
    default="operator",
    show_default=True,
    help="Ce que cette personne fait.",
)
@click.option("--academie", metavar="CODE", help="Code de l’académie, par exemple 025.")
@click.option("--circonscription", metavar="NOM", help="Nom de la circonscription.")
@click.option("--insee", metavar="CODE", type=InseeCode(), help="Code INSEE de la commune.")
@click.option(
    "--place", metavar="NOM", default="", help="Nom de la commune ou de l’académie, si elle est nouvelle."
)
@click.option(
    "--password",
    help="Mot de passe ; sinon il est demandé sur un terminal, et ailleurs inventé et écrit une fois.",
)
@json_option
@with_django
def create_admin(
    login: str, name: str, role: str, password: str | None, *, as_json: bool, **place: str | None
) -> int:
    """Crée le compte d’un agent : exploitant, académie, circonscription ou commune."""
    from preau.core.accounts.agents import Post, create_agent

    if not all(name.strip().partition(" ")[::2]):
        fail('--name attend un prénom puis un nom, comme "Odile Marchand"', code=Exit.USAGE)
    if role in ASKED and not place[ASKED[role]]:
        fail(f"--role {role} demande --{ASKED[role]}", code=Exit.USAGE)
    if password is None and on_a_terminal() and not as_json:
        password = asked_password()
    with refusals():
        made = create_agent(login=login, name=name, post=Post(role=role, **place), password=password)
    if as_json:
        print_json({"login": made.login, "password": made.password})
    else:
        click.echo(f"Compte « {made.login} » créé.")
        if password is None:
            click.echo(f"Mot de passe, écrit cette seule fois : {made.password}")
    return Exit.DONE


def on_a_terminal() -> bool:
    return sys.stdin.isatty()


def asked_password() -> str | None:
    """Typed twice, never shown; nothing typed, one is made up."""
    while True:
        chosen = hidden("Mot de passe (rien : il sera inventé)")
        if not chosen:
            return None
        if hidden("Encore une fois") == chosen:
            return chosen
        click.echo("Les deux ne sont pas les mêmes.", err=True)


def hidden(question: str) -> str:
    typed: str = click.prompt(
        question, hide_input=True, default="", show_default=False, prompt_suffix=" : ", err=True
    )
    return typed


@user.command(cls=FrenchCommand)
@click.argument("key", metavar="CLÉ")
@click.option("--category", type=click.Choice(list(CATEGORIES)), help="Catégorie AAF, si la clé est ambiguë.")
@json_option
@with_django
def activation_code(key: str, category: str | None, *, as_json: bool) -> int:
    """Fait un code d’activation pour la personne qui a cette clé AAF."""
    from django.conf import settings
    from django.urls import reverse

    from preau.core.accounts.actions import make_activation_code

    person = person_with(key, category)
    with refusals():
        made = make_activation_code(person, actor=None)
    url = settings.PREAU_BASE_URL + reverse("accounts:activation")
    if as_json:
        print_json({"code": made.code, "url": url, "expires_at": made.record.expires_at.isoformat()})
    else:
        click.echo(f"{made.code}  à saisir sur {url} avant le {made.record.expires_at:%d/%m/%Y}")
    return Exit.DONE


def person_with(key: str, category: str | None) -> "Person":
    from preau.core.directory.models import Person

    wanted = {"profile": CATEGORIES[category]} if category else {}
    found = list(Person._base_manager.filter(feed_key=key, **wanted)[:2])
    if not found:
        fail(f"aucune personne n’a la clé « {key} »", code=Exit.REFUSED)
    if len(found) > 1:
        fail(f"plusieurs personnes ont la clé « {key} » : précisez --category", code=Exit.USAGE)
    return found[0]


@user.command(cls=FrenchCommand)
@click.argument("login", metavar="IDENTIFIANT")
@with_django
def disable(login: str) -> int:
    """Ferme un compte, sessions comprises."""
    from preau.core.accounts import actions
    from preau.core.accounts.models import Account

    account = Account.objects.filter(login=login).first()
    if account is None:
        fail(f"aucun compte « {login} »", code=Exit.REFUSED)
    actions.disable(account, actor=None)
    click.echo(f"Compte « {login} » fermé.")
    return Exit.DONE


commands = [user]
