"""The pages that anybody may open; every other asks who comes (core.accounts)."""

from collections.abc import Callable
from typing import Any, TypeVar

V = TypeVar("V", bound=Callable[..., Any])


def public(view: V) -> V:
    """Say of a view that a visitor may see it. Outermost of its decorators."""
    view.public = True  # type: ignore[attr-defined]
    return view


def is_public(view: Callable[..., Any]) -> bool:
    return bool(getattr(view, "public", False))
