"""
What goes to stderr: what failed, where in the code and when; never whose.

An exception's own message may repeat a value (« Key (login)=(ines.kaddour) already exists »): its class and its
traceback are written, and not what it says. A request is named by its route: neither address nor query.
"""

import logging
from collections.abc import Iterator
from traceback import format_tb
from types import TracebackType
from typing import Any

Raised = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]

NOWHERE = "(no route)"

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"impersonal": {"()": "preau.kernel.logs.Impersonal"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "impersonal"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "preau": {"level": "INFO"},
        "django": {"handlers": [], "level": "WARNING"},
        "django.request": {"level": "ERROR"},
        "django.security": {"level": "ERROR"},
    },
}
"""A refusal (4xx) is an answer, not a fault."""


class Impersonal(logging.Formatter):
    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s", "%Y-%m-%dT%H:%M:%S%z")

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 (named by the library)
        if request := getattr(record, "request", None):
            match = getattr(request, "resolver_match", None)
            status = getattr(record, "status_code", "")
            record.message = f"{request.method} {match.view_name if match else NOWHERE} {status}".rstrip()
        return super().formatMessage(record)

    def formatException(self, ei: Raised) -> str:  # noqa: N802 (named by the library)
        return "\n".join(reversed([told(error) for error in chain(ei[1])]))


def told(error: BaseException) -> str:
    frames = "".join(format_tb(error.__traceback__))
    return f"{frames}{type(error).__module__}.{type(error).__qualname__}"


def chain(error: BaseException | None) -> Iterator[BaseException]:
    """An exception and those behind it, as Python would show them."""
    while error is not None:
        yield error
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
