"""
A GET cannot write: its connection refuses. What a GET must write lives in the `ephemeral` database.

Two declared exceptions, listed by `views_that_write()`: a view that records a reading once its page is made
(`afterwards`), and one that another party calls back by GET (`writes_on_get`).
"""

from collections.abc import Callable, Mapping
from contextvars import ContextVar
from types import MappingProxyType
from typing import Any, TypeVar

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model
from django.http import HttpRequest, HttpResponseBase

MAIN, EPHEMERAL = "default", "ephemeral"
SAFE = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})

View = TypeVar("View", bound=Callable[..., HttpResponseBase])
Recording = Callable[..., None]

_read_only: ContextVar[bool] = ContextVar("read_only", default=False)
_declared: dict[str, str] = {}


class EphemeralRouter:
    """Sessions and the cache table live in `ephemeral`, everything else in `default`."""

    APPS = frozenset({"sessions", "django_cache"})

    def db_for_read(self, model: type[Model], **_: Any) -> str:
        label = model._meta.app_label  # noqa: SLF001
        return EPHEMERAL if label in self.APPS else MAIN

    db_for_write = db_for_read

    def allow_migrate(self, db: str, app_label: str, **_: Any) -> bool:
        return (db == EPHEMERAL) is (app_label in self.APPS)


def refuse_writing(refuse: bool) -> None:
    """From now on in this thread, on the open connection and on those to come."""
    changes = refuse is not _read_only.get()
    _read_only.set(refuse)
    connection = connections[MAIN]
    if connection.connection is not None and (changes or not connection.in_atomic_block):
        tell(connection)


def on_new_connection(connection: BaseDatabaseWrapper, **_: Any) -> None:
    """A pool hands on what the last borrower left."""
    if connection.alias == MAIN:
        tell(connection)


def tell(connection: BaseDatabaseWrapper) -> None:
    """Through the driver: a page's queries are counted without these."""
    with connection.wrap_database_errors:
        for statement in statements(connection, refuse=_read_only.get()):
            connection.connection.execute(statement)


def statements(connection: BaseDatabaseWrapper, *, refuse: bool) -> tuple[str, ...]:
    """Requests start outside any transaction, except in tests: there a savepoint bounds what they set."""
    if connection.vendor == "sqlite":
        return (f"PRAGMA query_only = {refuse:d}",)
    if not connection.in_atomic_block:
        return (f"SET default_transaction_read_only = {'on' if refuse else 'off'}",)
    if refuse:
        return ("SAVEPOINT request", "SET LOCAL transaction_read_only = on")
    return ("ROLLBACK TO SAVEPOINT request", "RELEASE SAVEPOINT request")


class SafeMethodsCannotWrite:
    """The first middleware: what the others write in a GET is refused too."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        refuse_writing(request.method in SAFE)
        try:
            response = self.get_response(request)
        finally:
            refuse_writing(False)
        if request.method == "GET" and response.status_code == 200:
            record_reading(request)
        return response

    def process_view(self, request: HttpRequest, view: Any, *_: Any) -> None:  # noqa: ARG002
        if getattr(view, "writes_on_get", False):
            refuse_writing(False)


def record_reading(request: HttpRequest) -> None:
    match = request.resolver_match
    recording: Recording | None = getattr(match and match.func, "afterwards", None)
    if match and recording:
        recording(request, *match.args, **match.kwargs)


def afterwards(recording: Recording) -> Callable[[View], View]:
    """
    Call `recording(request, **view's arguments)` once the page is made, on a writable connection.

    If it fails, so does the request: nobody gets a page whose reading could not be recorded.
    """

    def declare(view: View) -> View:
        view.__dict__["afterwards"] = recording
        _declared[qualified(view)] = qualified(recording)
        return view

    return declare


def writes_on_get(reason: str) -> Callable[[View], View]:
    """Let another party's callback write although it is a GET."""

    def declare(view: View) -> View:
        view.__dict__["writes_on_get"] = True
        _declared[qualified(view)] = reason
        return view

    return declare


def views_that_write() -> Mapping[str, str]:
    """Each declared view with the action that follows it, or with its reason."""
    return MappingProxyType(_declared)


def qualified(function: Callable[..., Any]) -> str:
    return f"{function.__module__}.{function.__qualname__}"
