"""Spaces in the words and components of the interface."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from preau.core.directory.models import ClassGroup, Person, School
from preau.core.directory.naming import name_for, told_apart
from preau.core.directory.screens import ICONS, page_of
from preau.core.directory.types import Profile
from preau.core.spaces.forms import RanksForm
from preau.core.spaces.models import Space
from preau.core.spaces.naming import name_of
from preau.core.spaces.queries import Arrangement, ListedGroup
from preau.core.spaces.ranks import Choices
from preau.core.spaces.services import Service, service_named
from preau.core.spaces.types import Rank, Role
from preau.core.spaces.words import rank_words, role_words
from preau.ui.day_words import day_words, moment_words
from preau.ui.types import Cell, Choice, Column, Family, Gesture, Line, Link, Row, Table, Tile, Tone
from preau.ui.typography import number


def service_tiles(space: Space, open_here: list[Service]) -> list[Tile]:
    """The services of this space, each opened on what it holds here."""
    return [Tile(one.title, one.url_in(space), one.icon, one.family) for one in open_here]


@dataclass(frozen=True, slots=True)
class ServiceCard:
    """A service in a space: its state in words, what switches it, and who may do what."""

    service: Service
    state: str
    tone: Tone
    switch: Gesture | None
    closed_above: bool
    form: RanksForm | None
    ranks_url: str


def service_card(service: Service, space: Space, choices: Choices, form: RanksForm) -> ServiceCard:
    opened = choices.on(service, space)
    state, tone = (_("Ouvert"), Tone.SUCCESS) if opened else (_("Fermé"), Tone.PLAIN)
    closed_above = choices.closed_above(service, space)
    switch = None if closed_above else switching(service, space, to="fermer" if opened else "ouvrir")
    ranks_url = reverse("spaces:ranks", args=[space.uid, service.label])
    return ServiceCard(service, state, tone, switch, closed_above, form if opened else None, ranks_url)


def switching(service: Service, space: Space, *, to: str) -> Gesture:
    words = _("Fermer ici") if to == "fermer" else _("Ouvrir ici")
    url = reverse("spaces:switch", args=[space.uid, service.label, to])
    return Gesture(words, url, about=service.title)


def change_rows(arrangements: list[Arrangement], space: Space) -> list[Row]:
    return [
        Row(
            change_words(one, space),
            " · ".join([name_for(one.person) if one.person else _("Préau"), moment_words(one.record.at)]),
        )
        for one in arrangements
    ]


def change_words(one: Arrangement, space: Space) -> str:
    """`Actualités : fermé`, `Actualités : Élèves, lire et publier`."""
    detail = one.record.detail or {}
    service = service_named(str(detail.get("service", "")))
    title = service.title if service else _("Service retiré")
    if "on" in detail:
        said = _("ouvert") if detail["on"] else _("fermé")
    elif "role" in detail:
        may = _("comme d’habitude") if detail["rank"] is None else rank_words(Rank(detail["rank"]))
        said = f"{role_words(Role(detail['role']), space)}, {may}"
    else:
        said = _("changé")
    return f"{title} : {said}"


def groups_table(groups: list[ListedGroup]) -> Table:
    columns = (Column(_("Groupe")), Column(_("Animé par")), Column(_("Élèves"), number=True))
    names = told_apart(person for one in groups for person in one.led_by)
    return Table(_("Groupes"), columns, tuple(group_line(one, names) for one in groups))


def group_line(one: ListedGroup, names: Mapping[int, str]) -> Line:
    fed = _("vient de l’annuaire académique") if one.group.feed_key is not None else ""
    leads = ", ".join(names[person.pk] for person in one.led_by) or _("personne pour l’instant")
    cells = (Cell(one.group.name, fed), Cell(leads), Cell(one.pupils))
    return Line(cells, Link(_("Ouvrir"), space_url(one.space)))


def space_url(space: Space, name: str = "space") -> str:
    return reverse(f"spaces:{name}", args=[space.uid])


def link_to(space: Space) -> Link:
    """First step of the way to what a service holds there."""
    return Link(name_of(space), space_url(space))


def groups_url(school: School) -> str:
    return reverse("spaces:groups", args=[school.uid])


def groups_of(space: Space) -> str:
    """The groups of a space's school."""
    return groups_url(space.school) if space.school else ""


def space_row(space: Space) -> Row:
    return Row(name_of(space), "", "users", Family.SCHOOL_LIFE, space_url(space))


def member_rows(people: Sequence[Person], space: Space) -> list[Row]:
    names = told_apart(people)
    return [member_row(person, names[person.pk], space) for person in people]


def member_row(person: Person, name: str, space: Space) -> Row:
    url, uid = space_url(space, "remove-member"), str(person.uid)
    remove = Gesture(_("Retirer"), url, about=name, name="personne", value=uid)
    profile = Profile(person.profile)
    return Row(name, str(profile.label), ICONS[profile], Family.SCHOOL_LIFE, page_of(person), remove)


def closed_row(space: Space) -> Row:
    reopen = Gesture(_("Rouvrir"), space_url(space, "reopen"), about=str(space.group))
    said = _("fermé %s") % day_words(space.closed_on) if space.closed_on else ""
    return Row(str(space.group), said, "users", Family.SCHOOL_LIFE, gesture=reopen)


def class_pills(classes: Iterable[ClassGroup], asked: UUID | None) -> list[Choice]:
    return [Choice(it.name, f"?classe={it.uid}", current=it.uid == asked) for it in classes]


def people_words(count: int) -> str:
    return ngettext("%(n)s personne", "%(n)s personnes", count) % {"n": number(count)}
