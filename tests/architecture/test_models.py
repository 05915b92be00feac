"""What every table must say and respect."""

import pytest
from django.apps import apps
from django.db import models

OURS = [model for model in apps.get_models() if model.__module__.startswith("preau.")]


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_a_table_says_what_personal_data_it_holds(model: type[models.Model]) -> None:
    assert "personal data" in (model.__doc__ or "").lower()


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
