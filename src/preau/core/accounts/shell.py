"""What surrounds every page of somebody: their place, their menu, the bar at the bottom of a phone."""

from collections.abc import Callable, Sequence
from dataclasses import KW_ONLY, dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from preau.core.accounts.actor import Actor
from preau.core.accounts.passwords import is_child
from preau.core.accounts.portraits import portrait
from preau.core.accounts.queries import Held
from preau.core.accounts.types import HOME, SEARCH
from preau.core.directory.models import Person
from preau.core.directory.naming import full_name
from preau.kernel.registry import Contribution, contributions
from preau.ui.types import Link, Shell, Words
from preau.ui.types import Person as Shown
from preau.ui.typography import display_name

FIRST, LAST = 0, 100


@dataclass(frozen=True)
class BarEntry(Contribution):
    """
    An entry of the bar, for the actors that `concerns`; the account gives the last one, "Moi".

    Four fit: Accueil, the second by profile, À faire, Moi.
    """

    label: Words
    _: KW_ONLY
    route: str
    icon: str
    order: int
    concerns: Callable[[Actor], bool] = lambda actor: True  # noqa: ARG005


def shell_of(actor: Actor, held: Held, *, path: str) -> Shell:
    """`path` is the page's, so that its entry of the bar says that one is there."""
    person = actor.person
    entries = sorted(contributions(BarEntry), key=lambda entry: entry.order)
    return Shell(
        place=display_name(actor.standing.place),
        home_url=HOME,
        person=Shown(
            name=full_name(person),
            portrait=portrait(person, held.animals.get(person.pk, "")),
            menu=menu(held.persons),
            sign_out_url=reverse("accounts:sign-out"),
            key=str(person.uid),
        ),
        places=tuple(bar_link(entry, path) for entry in entries if entry.concerns(actor)),
        search_url=SEARCH,
        young=is_child(person),
    )


def bar_link(entry: BarEntry, path: str) -> Link:
    url = reverse(entry.route)
    return Link(entry.label, url, icon=entry.icon, current=url == path)


def menu(persons: Sequence[Person]) -> tuple[Link, ...]:
    """One profile acts at a time: whoever has several is led to the page where they choose."""
    usual = (
        Link(_("Mon compte"), reverse("accounts:me"), "circle-user"),
        Link(_("Réglages d’affichage"), reverse("ui:appearance"), "settings"),
    )
    if len(persons) < 2:
        return usual
    return (*usual, Link(_("Changer de profil"), reverse("accounts:profile"), "users"))
