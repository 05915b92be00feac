"""What was just done is said on the next page, with the gesture that undoes it."""

from typing import Any

from django.http import HttpRequest

from preau.ui.types import Words

SAID = "done"


def say_done(request: HttpRequest, done: Words, *, undo: str = "", keep: Any = None) -> None:
    """
    Kept in the session until a page shows it; `undo` is the address to post to.

    `keep` (as JSON) is what was before: that address finds it by `kept_for_undoing`.
    """
    request.session[SAID] = {"done": str(done), "url": undo}
    if keep is not None:
        request.session[slot(undo)] = keep


def just_done(request: HttpRequest) -> dict[str, str] | None:
    session = getattr(request, "session", None)
    said: dict[str, str] | None = session.pop(SAID, None) if session is not None else None
    return said


def kept_for_undoing(request: HttpRequest) -> Any:
    """What `say_done` kept for this address, once; None where there is nothing to undo."""
    return request.session.pop(slot(request.path), None)


def slot(address: str) -> str:
    return f"undo {address}"
