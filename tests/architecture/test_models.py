"""What every table must say and respect."""

import re

import pytest
from django.apps import apps
from django.db import models

from preau.kernel.personal_data import Processing
from preau.kernel.registry import signed_contributions

NOTHING_KEPT = re.compile(r"(?i)personal data: none|no personal data")
OURS = [model for model in apps.get_models() if model.__module__.startswith("preau.")]


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_a_table_says_what_personal_data_it_holds(model: type[models.Model]) -> None:
    assert "personal data" in (model.__doc__ or "").lower()


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_what_a_table_keeps_of_people_is_in_the_public_register(model: type[models.Model]) -> None:
    told = {manifest.label for manifest, _ in signed_contributions(Processing)}
    assert NOTHING_KEPT.search(model.__doc__ or "") or model._meta.app_label in told


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_a_table_leaves_no_name_on_the_tables_below(model: type[models.Model]) -> None:
    """A reverse name lets a lower floor reach up: only an app's own tables may know each other's."""
    strangers = [
        field.name
        for field in model._meta.get_fields()
        if isinstance(field, models.ForeignKey | models.ManyToManyField)
        and field.model is model
        and field.related_model._meta.app_label != model._meta.app_label
        and not field.remote_field.hidden
    ]
    assert not strangers
