"""A database locked by a long write."""

from django.db import OperationalError
from django.http import HttpResponse
from django.test import RequestFactory

from preau.ui.middleware import BusyMiddleware

busy = BusyMiddleware(lambda _: HttpResponse())


def test_a_locked_database_is_said_in_words_with_the_time_to_wait():
    response = busy.process_exception(RequestFactory().get("/"), OperationalError("database is locked"))
    assert (response.status_code, response["Retry-After"]) == (503, "5")


def test_any_other_fault_goes_its_way():
    request = RequestFactory().get("/")
    assert busy.process_exception(request, OperationalError("no such table")) is None
    assert busy.process_exception(request, ValueError("locked")) is None
