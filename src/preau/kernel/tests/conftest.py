"""Tables for the invented models of a test module, which names them in MODELS."""

import pytest
from django.db import connection


@pytest.fixture(scope="module")
def tables(request, django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        with connection.schema_editor() as editor:
            for model in request.module.MODELS:
                editor.create_model(model)
        yield
        with connection.schema_editor() as editor:
            for model in reversed(request.module.MODELS):
                editor.delete_model(model)
