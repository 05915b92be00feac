"""News items as rows, and the names of those who will see one."""

from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.utils.translation import ngettext

from preau.communication.news.models import News
from preau.communication.news.services import NEWS
from preau.core.accounts.actor import Actor
from preau.core.content.readers import Missing, Reached, Unreached
from preau.core.content.types import ReviewState
from preau.core.directory.models import Person
from preau.core.directory.naming import full_name
from preau.core.directory.rules import may_find
from preau.core.directory.types import Authority, LinkKind, Profile
from preau.core.search.index import Text
from preau.core.spaces.models import Space
from preau.core.spaces.naming import name_of
from preau.core.spaces.queries import shown
from preau.core.spaces.ranks import audience
from preau.ui.day_words import day_words, hour_words, moment_words
from preau.ui.types import Row, Words
from preau.ui.typography import number

T = TypeVar("T")

NAMES_SHOWN = 200
TOLD_IN_LISTS: dict[str | None, Words] = {
    ReviewState.WAITING: _lazy("Donné à relire"),
    ReviewState.SENT_BACK: _lazy("À reprendre"),
    ReviewState.REFUSED: _lazy("Pas gardé"),
}
"""To the author."""


@dataclass(frozen=True, slots=True)
class Readers:
    """People of one profile who will see it."""

    label: Words
    count: int
    names: list[str]


def address(news: News) -> str:
    return reverse("news:read", args=[news.uid])


def text_of(news: News) -> Text:
    return Text(news.title, news.body, news.space_id, news.published_at or news.created_at)


def row_of(news: News) -> Row:
    when = moment_words(news.published_at or news.created_at)
    place = f"{name_of(news.space)} · {when}"
    said = [_("Nouveau")] if getattr(news, "unread", False) else []
    if told := TOLD_IN_LISTS.get(getattr(news, "review_state", None)):
        said.append(str(told))
    detail = " · ".join([*said, place])
    return Row(news.title, detail, icon=NEWS.icon, family=NEWS.family, url=address(news))


def said_at(moment: datetime) -> str:
    """`aujourd’hui à 10 h 12`."""
    day = day_words(timezone.localdate(moment))
    return _("%(day)s à %(hour)s") % {"day": day, "hour": hour_words(moment)}


def readers_by_role(space: Space, actor: Actor) -> list[Readers]:
    """Who will see this, before anything is published; by name, where the author may find them all."""
    people: dict[str, list[Person]] = {}
    for person in audience(space, NEWS).order_by("sort_name", "pk"):
        people.setdefault(person.profile, []).append(person)
    found = set(may_find.rows(actor).values_list("pk", flat=True))
    young = actor.person.profile == Profile.PUPIL
    labels = {
        Profile.PUPIL: _("Élèves"),
        Profile.GUARDIAN: _("Parents") if young else _("Responsables"),
        Profile.STAFF: _("Adultes de l’école") if young else _("Équipe de l’école"),
    }
    return [
        Readers(label, len(people[profile]), names_of(people[profile], found, actor))
        for profile, label in labels.items()
        if profile in people
    ]


def names_of(people: list[Person], found: set[int], actor: Actor) -> list[str]:
    """All or none: one name under « 15 » would look like the only one."""
    if any(person.pk not in found for person in people):
        return []
    return [shown(person, actor) for person in people[:NAMES_SHOWN]]


def reached_words(counts: list[Reached]) -> str:
    """`Lue par 14 responsables sur 24 et 3 élèves sur 12`; nothing where it is for neither. None is singular."""
    said = {
        Profile.GUARDIAN: lambda n: ngettext("%(n)s responsable", "%(n)s responsables", max(n, 1)),
        Profile.PUPIL: lambda n: ngettext("%(n)s élève", "%(n)s élèves", max(n, 1)),
    }
    parts = [
        _("%(people)s sur %(of)s")
        % {"people": said[one.profile](one.seen) % {"n": number(one.seen)}, "of": number(one.of)}
        for one in counts
    ]
    return _("Lue par %s") % _(" et ").join(parts) if parts else ""


def published_words(counts: list[Reached]) -> str:
    """`C’est publié : 42 responsables et 24 élèves la verront.`, from what the page before publishing showed."""
    said = {
        Profile.GUARDIAN: lambda n: ngettext("%(n)s responsable", "%(n)s responsables", n) % {"n": number(n)},
        Profile.PUPIL: lambda n: ngettext("%(n)s élève", "%(n)s élèves", n) % {"n": number(n)},
    }
    parts = [said[one.profile](one.of) for one in counts]
    if not parts:
        return _("C’est publié.")
    verb = ngettext("la verra", "la verront", sum(one.of for one in counts))
    return _("C’est publié : %(people)s %(verb)s.") % {"people": _(" et ").join(parts), "verb": verb}


def unread_row(news: News) -> Row:
    """What a teacher's home says of the latest of a class; `of` and `read` come with the query."""
    of, read = news.of, news.read  # type: ignore[attr-defined]
    detail = f"{name_of(news.space)} · {unread_words(of - read, of)}"
    url = reverse("news:readers", args=[news.uid])
    return Row(news.title, detail, icon="eye", family=NEWS.family, url=url)


def unread_words(left: int, of: int) -> str:
    if not of:
        return _("pas encore de responsables")
    if not left:
        return _("tous les responsables ont lu")
    words = ngettext(
        "%(n)s responsable sur %(of)s n’a pas lu", "%(n)s responsables sur %(of)s n’ont pas lu", left
    )
    return words % {"n": number(left), "of": number(of)}


@dataclass(frozen=True, slots=True)
class Name:
    """Somebody who has not read, and what they are to the child."""

    name: str
    tie: str
    has_account: bool


@dataclass(frozen=True, slots=True)
class Child:
    """A child whose guardians have not all read."""

    name: str
    guardians: list[Name]


@dataclass(frozen=True, slots=True)
class ClassPart(Generic[T]):
    """Those of a class who are shown together; `label` names it and counts them, and is empty in a class."""

    label: str
    people: list[T]


def children_by_class(missing: Missing) -> list[ClassPart[Child]]:
    def words(n: int) -> str:
        return ngettext("%(n)s responsable n’a pas lu", "%(n)s responsables n’ont pas lu", n) % {
            "n": number(n)
        }

    return [
        ClassPart(
            part_label(title, words(sum(len(part.guardians) for part in parts))),
            [Child(full_name(part.child), [named(one) for one in part.guardians]) for part in parts],
        )
        for title, parts in missing.classes.items()
    ]


def pupils_by_class(missing: Missing) -> list[ClassPart[Name]]:
    def words(n: int) -> str:
        return ngettext("%(n)s élève n’a pas lu", "%(n)s élèves n’ont pas lu", n) % {"n": n}

    return [
        ClassPart(part_label(title, words(len(pupils))), [named(one) for one in pupils])
        for title, pupils in missing.pupils.items()
    ]


def part_label(title: str, words: str) -> str:
    return f"{title} : {words}" if title else ""


def named(one: Unreached) -> Name:
    return Name(full_name(one.person), tie_words(one), one.has_account)


def tie_words(one: Unreached) -> str:
    """An informed guardian is told as such; a kind of link that says nothing is left out."""
    if one.link is None:
        return ""
    kind = "" if one.link.kind == LinkKind.OTHER else str(LinkKind(one.link.kind).label)
    informed = _("informé, ne signe pas") if one.link.authority == Authority.INFORMED else ""
    return ", ".join(filter(None, [kind, informed]))
