"""News items as rows, and the names of those who will see one."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from preau.communication.news.models import News
from preau.communication.news.services import NEWS
from preau.core.directory.models import Person
from preau.core.directory.naming import name_for
from preau.core.directory.types import Profile
from preau.core.spaces.models import Space
from preau.core.spaces.naming import name_of
from preau.core.spaces.ranks import audience
from preau.ui.day_words import moment_words
from preau.ui.types import Row, Words

NAMES_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Readers:
    """People of one profile who will see it."""

    label: Words
    count: int
    names: list[str]


def row_of(news: News) -> Row:
    when = moment_words(news.published_at or news.created_at)
    place = f"{name_of(news.space)} · {when}"
    fresh = getattr(news, "unread", False)
    detail = f"{_('Nouveau')} · {place}" if fresh else place
    url = reverse("news:read", args=[news.uid])
    return Row(news.title, detail, icon=NEWS.icon, family=NEWS.family, url=url)


def readers_by_role(space: Space) -> list[Readers]:
    """Who will see this, by name, before anything is published."""
    people: dict[str, list[Person]] = {}
    for person in audience(space, NEWS).order_by("sort_name", "pk"):
        people.setdefault(person.profile, []).append(person)
    labels = {
        Profile.PUPIL: _("Élèves"),
        Profile.GUARDIAN: _("Responsables"),
        Profile.STAFF: _("Équipe de l’école"),
    }
    return [
        Readers(label, len(people[profile]), [name_for(person) for person in people[profile][:NAMES_SHOWN]])
        for profile, label in labels.items()
        if profile in people
    ]
