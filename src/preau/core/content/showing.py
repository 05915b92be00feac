"""Moderation in the words and components of the interface."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from preau.core.accounts.actor import Actor
from preau.core.content.contributions import Written
from preau.core.content.models import ModerationChoice, Review
from preau.core.content.queries import Asked, choices_in, is_moderated, moderated_in, review_of
from preau.core.content.rules import may_moderate, may_take_back
from preau.core.content.types import ReviewState
from preau.core.directory.levels import by_level
from preau.core.directory.naming import full_name, name_for
from preau.core.directory.types import Profile
from preau.core.spaces.models import Space
from preau.core.spaces.naming import name_of
from preau.core.spaces.services import Service
from preau.ui.day_words import day_words, moment_words
from preau.ui.types import Row, Words

HISTORY = 5


def asked_row(asked: Asked) -> Row:
    review, service = asked.review, asked.of.service
    detail = f"{full_name(review.author)} · {name_of(review.space)} · {moment_words(review.asked_at)}"
    url = reverse("content:review", args=[review.uid])
    return Row(str(asked.thing), detail, service.icon, service.family, url)


@dataclass(frozen=True, slots=True)
class Standing:
    """
    Where a thing is on its way to its readers, for the page of the thing itself.

    `kind` is the callout's; `take_back_url` for its author, `review_url` for whoever decides.
    """

    kind: str
    title: Words
    words: Words
    word: str
    final: bool
    take_back_url: str = ""
    review_url: str = ""

    @property
    def quoted(self) -> str:
        return f"« {self.word} »"


def standing_of(thing: Written, service: Service, *, actor: Actor) -> Standing | None:
    """None where nobody was asked, and once it is shown. Pupils are told "tu"."""
    review = review_of(thing, service)
    if review is None or review.state in (ReviewState.ACCEPTED, ReviewState.TAKEN_BACK):
        return None
    if review.state == ReviewState.WAITING:
        return waiting_standing(review, actor)
    pupil, sent_back = actor.person.profile == Profile.PUPIL, review.state == ReviewState.SENT_BACK
    titles = {
        (True, True): _("Tu peux le reprendre"),
        (True, False): _("À reprendre"),
        (False, True): _("Ta maîtresse ou ton maître ne l’a pas gardé"),
        (False, False): _("L’équipe ne l’a pas gardé"),
    }
    words = _("Change ce qu’il faut, puis donne-le encore à relire.") if pupil and sent_back else ""
    kind = "info" if sent_back else "held"
    return Standing(kind, titles[sent_back, pupil], words, review.word, final=not sent_back)


def waiting_standing(review: Review, actor: Actor) -> Standing:
    if not may_take_back(actor, review):
        title, words = _("À relire"), _("Personne d’autre ne le voit tant que l’équipe n’a pas décidé.")
        url = reverse("content:review", args=[review.uid])
        return Standing("held", title, words, "", final=False, review_url=url)
    pupil = actor.person.profile == Profile.PUPIL
    title = _("Ta maîtresse ou ton maître va le relire") if pupil else _("L’équipe va le relire")
    words = (
        _("En attendant, personne d’autre ne le voit. Tu peux le reprendre pour le changer.")
        if pupil
        else _("En attendant, personne d’autre ne le voit. Vous pouvez le reprendre pour le changer.")
    )
    url = reverse("content:take-back", args=[review.uid])
    return Standing("held", title, words, "", final=False, take_back_url=url)


@dataclass(frozen=True, slots=True)
class Switch:
    """Whether pupils' writing in a service of a space waits, and who chose so."""

    service: Service
    on: bool
    history: list[str]


def switches(space: Space) -> list[Switch]:
    return [
        Switch(
            one.service,
            is_moderated(space, one.service),
            [said(choice) for choice in choices_in(space, one.service)[:HISTORY]],
        )
        for one in moderated_in(space)
    ]


def said(choice: ModerationChoice) -> str:
    words = _("%(who)s l’a remise, %(when)s") if choice.on else _("%(who)s l’a arrêtée, %(when)s")
    return words % {"who": name_for(choice.chosen_by), "when": day_words(choice.chosen_at.date())}


def moderation_rows(actor: Actor, waiting: dict[int, int]) -> list[Row]:
    """Each space where one moderates, with what waits there; its page switches moderation."""
    return [
        Row(
            name_of(space),
            _("%s à relire") % waiting[space.pk] if space.pk in waiting else _("rien à relire"),
            "users",
            url=reverse("content:moderation", args=[space.uid]),
        )
        for space in may_moderate.rows(actor)
        .filter(closed_on=None)
        .order_by("kind", *by_level("class_group__"))
    ]
