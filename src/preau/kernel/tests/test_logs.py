"""What fails leaves a trace that an operator can follow, and that names nobody."""

import logging
import re
from io import StringIO

import pytest
from django.db import IntegrityError
from django.test import Client
from django.urls import path

from preau.kernel.jobs.queue import job
from preau.kernel.jobs.worker import run_due_jobs
from preau.kernel.logs import Impersonal
from preau.kernel.public import public
from preau.kernel.scope import platform

pytestmark = pytest.mark.django_db
STAMP = r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d{4} "


@public
def collapse(request, name):
    try:
        raise KeyError(name)
    except KeyError as error:
        raise IntegrityError(f"Key (login)=({name}) already exists") from error


urlpatterns = [path("eleve/<name>/", collapse, name="collapse")]


@job(attempts=1)
def fall(bell: int) -> None:
    raise ValueError(f"cloche {bell}")


@pytest.fixture
def stderr(monkeypatch):
    """What the handler of the settings writes."""
    handlers = [h for h in logging.getLogger().handlers if isinstance(h.formatter, Impersonal)]
    assert len(handlers) == 1
    written = StringIO()
    monkeypatch.setattr(handlers[0], "stream", written)
    return written


@pytest.mark.urls(__name__)
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_page_that_fails_says_when_where_and_why_and_names_nobody(stderr, method):
    client = Client(raise_request_exception=False)
    client.cookies["trace"] = "kaddour-cookie"
    sent = {"name": "Kaddour"} if method == "post" else None
    answer = getattr(client, method)("/eleve/ines-kaddour/?q=kaddour", sent)
    assert answer.status_code == 500
    told = stderr.getvalue()
    assert re.search(STAMP + rf"ERROR django.request {method.upper()} collapse 500$", told, re.MULTILINE)
    assert "django.db.utils.IntegrityError" in told
    assert "builtins.KeyError" in told
    assert "in collapse" in told
    assert not re.search("kaddour", told, re.IGNORECASE)


def test_a_job_that_fails_is_told_with_its_name(stderr):
    fall.enqueue(7)
    run_due_jobs()
    told = stderr.getvalue()
    assert re.search(STAMP + r"ERROR preau.kernel.jobs.worker job \S+\.fall failed$", told, re.MULTILINE)
    assert "builtins.ValueError" in told
    assert "in fall" in told


def test_a_refusal_is_no_fault(stderr):
    Client().get("/nulle-part/")
    assert stderr.getvalue() == ""


def test_reading_everything_is_told_with_its_reason(stderr):
    with platform("sauvegarde"):
        pass
    assert re.search(STAMP + r"INFO preau.kernel.scope platform scope: sauvegarde$", stderr.getvalue())
