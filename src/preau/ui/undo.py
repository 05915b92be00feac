"""What was just done is said on the next page, with the gesture that undoes it."""

from django.http import HttpRequest

from preau.ui.types import Words

KEPT = "done"


def say_done(request: HttpRequest, done: Words, *, undo: str = "") -> None:
    """Kept in the session until a page shows it; `undo` is the address to post to."""
    request.session[KEPT] = {"done": str(done), "url": undo}


def just_done(request: HttpRequest) -> dict[str, str] | None:
    session = getattr(request, "session", None)
    said: dict[str, str] | None = session.pop(KEPT, None) if session is not None else None
    return said
