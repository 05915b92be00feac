"""Rows say whose they are in one way only, or it is written here how two ways agree (decision 0012)."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import models
from django.db.models import F, Q
from tests.two_schools import World

from preau.core.directory.models import Enrolment, Person, School
from preau.core.spaces.models import Space
from preau.kernel.scope import ScopedModel

OURS = [model for model in apps.get_models() if model.__module__.startswith("preau.")]

CROSSING: dict[type[models.Model], Q] = {
    Enrolment: Q(class_group=None) | Q(class_group__school=F("school")),
    Space: Q(class_group=None, group=None)
    | Q(class_group__school=F("school"))
    | Q(group__school=F("school")),
}
"""
Where two keys lead to a school, and what must be true of a row: `school` is what the scope follows.

An enrolment is written by the feed, which reads school and class in one value; a space, by `follow_directory`.
"""
THROUGH_THEIR_HOLDER = {"news.NewsPicture", "news.Reading"}
"""Rows of a thing that were fetched with it, and have no page of their own: their key leads to what is guarded."""


def ways(model: type[models.Model]) -> Iterator[tuple[str, ...]]:
    """Every path of keys to a school; a person is no school's: who sees them is `Person.visible_in`."""
    for field in model._meta.concrete_fields:
        to = field.related_model
        if to is School:
            yield (field.name,)
        elif isinstance(to, type) and to is not Person and to is not model:
            yield from ((field.name, *way) for way in ways(to))


def test_a_row_belongs_to_one_school_by_one_key_or_is_named_here() -> None:
    crossing = {model for model in OURS if model is not Person and len({way[0] for way in ways(model)}) > 1}
    assert crossing == set(CROSSING)


@pytest.mark.parametrize("model", list(CROSSING), ids=lambda model: model._meta.label)
def test_where_two_keys_lead_to_a_school_they_lead_to_the_same(
    model: type[models.Model], world: World
) -> None:
    assert model._base_manager.filter(CROSSING[model]).exists()
    assert not model._base_manager.exclude(CROSSING[model]).exists()


def test_what_belongs_to_a_school_cannot_be_read_without_saying_whose() -> None:
    open_to_all = {
        model._meta.label for model in OURS if any(ways(model)) and not issubclass(model, ScopedModel)
    }
    assert open_to_all == THROUGH_THEIR_HOLDER


@pytest.mark.parametrize(
    "model", [one for one in OURS if issubclass(one, ScopedModel)], ids=lambda model: model._meta.label
)
def test_a_scope_follows_a_key_that_exists(model: type[ScopedModel]) -> None:
    told = model.__dict__.get("visible_in") or any("visible_in" in vars(base) for base in model.__mro__[:2])
    assert told or model is School or tuple(model.scope_path.split("__")) in set(ways(model))
