"""The components, each under one clear name; pages never write their markup."""

from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BaseForm
from django.utils.safestring import SafeString

from preau.ui import undo as undo_room
from preau.ui.types import (
    Choice,
    Fact,
    Family,
    Gesture,
    Link,
    Portrait,
    Progress,
    Row,
    Step,
    Table,
    Tile,
    ToDo,
    Tone,
    Words,
)

register = template.Library()
ROOM = "ui/components"

STEP_SIGNS = {Progress.DONE: "check", Progress.HELD: "octagon-pause", Progress.NOW: "hourglass"}
TONE_ICONS = {Tone.SUCCESS: "circle-check", Tone.WARNING: "triangle-alert", Tone.ERROR: "octagon-alert"}
CALLOUT_ICONS = {"info": "info", "held": "octagon-pause", "success": "circle-check", "error": "octagon-alert"}


@register.inclusion_tag(f"{ROOM}/icon.html")
def icon(name: str) -> dict[str, Any]:
    """A drawing of frontend/icons.txt, silent: a word always stands beside it."""
    return {"name": name}


@register.inclusion_tag(f"{ROOM}/button.html")
def button(
    label: Words, kind: str = "primary", *, icon: str = "", name: str = "", value: str = ""
) -> dict[str, Any]:
    """Sends the form it stands in; `kind` is primary, secondary, quiet or danger."""
    return {"label": label, "kind": kind, "icon": icon, "name": name, "value": value}


@register.inclusion_tag(f"{ROOM}/link_button.html")
def link_button(
    label: Words, url: str, kind: str = "primary", *, icon: str = "", about: Words = ""
) -> dict[str, Any]:
    """`about` completes the label for those who hear the page ("Signer" + "Sortie au musée")."""
    return {"label": label, "url": url, "kind": kind, "icon": icon, "about": about}


@register.inclusion_tag(f"{ROOM}/emblem.html")
def emblem(icon: str, family: Family) -> dict[str, Any]:
    return {"icon": icon, "family": family}


@register.inclusion_tag(f"{ROOM}/avatar.html")
def avatar(portrait: Portrait) -> dict[str, Any]:
    return {"portrait": portrait}


@register.inclusion_tag(f"{ROOM}/pill.html")
def pill(words: Words, tone: Tone = Tone.PLAIN, *, icon: str = "") -> dict[str, Any]:
    """A tone comes with its icon: colour says nothing alone."""
    return {"words": words, "tone": tone, "icon": icon or TONE_ICONS.get(tone, "")}


@register.inclusion_tag(f"{ROOM}/badge.html")
def badge(count: int, of: Words) -> dict[str, Any]:
    """A count of things to do; `of` says what is counted to those who hear the page."""
    return {"count": count, "of": of}


@register.simple_block_tag(takes_context=True)
def card(
    context: template.Context, content: SafeString, title: Words = "", *, icon: str = "", family: str = ""
) -> str:
    """A surface; `family` tints it."""
    return render(context, "card", content=content, title=title, icon=icon, family=family)


@register.simple_block_tag(takes_context=True)
def callout(context: template.Context, content: SafeString, kind: str, title: Words) -> str:
    """`kind` is info, held, success or error: a hue, an icon and a title in words."""
    return render(context, "callout", content=content, kind=kind, title=title, icon=CALLOUT_ICONS[kind])


@register.simple_block_tag(takes_context=True)
def empty(context: template.Context, content: SafeString, title: Words, *, icon: str = "inbox") -> str:
    """A list without rows says what to do."""
    return render(context, "empty", content=content, title=title, icon=icon)


@register.simple_block_tag(takes_context=True)
def more(context: template.Context, content: SafeString, label: Words, *, open: bool = False) -> str:  # noqa: A002
    """What one may want to read further, folded unless `open`."""
    return render(context, "more", content=content, label=label, open=open)


@register.inclusion_tag(f"{ROOM}/gesture.html", takes_context=True)
def gesture(context: template.Context, gesture: Gesture) -> dict[str, Any]:
    """A button that posts by itself."""
    return {"gesture": gesture, "csrf_token": context.get("csrf_token")}


@register.inclusion_tag(f"{ROOM}/rows.html", takes_context=True)
def rows(context: template.Context, rows: list[Row]) -> dict[str, Any]:
    return {"rows": rows, "csrf_token": context.get("csrf_token")}


@register.inclusion_tag(f"{ROOM}/facts.html")
def facts(facts: list[Fact]) -> dict[str, Any]:
    """Labels and what is said under them; addresses become links."""
    return {"facts": facts}


@register.inclusion_tag(f"{ROOM}/tiles.html")
def tiles(tiles: list[Tile]) -> dict[str, Any]:
    return {"tiles": tiles}


@register.inclusion_tag(f"{ROOM}/todos.html")
def todos(todos: list[ToDo]) -> dict[str, Any]:
    return {"todos": todos}


@register.inclusion_tag(f"{ROOM}/stepper.html")
def stepper(steps: list[Step], label: Words) -> dict[str, Any]:
    numbered = [
        (number, step, STEP_SIGNS.get(step.progress, "")) for number, step in enumerate(steps, start=1)
    ]
    return {"steps": numbered, "label": label}


@register.inclusion_tag(f"{ROOM}/table.html")
def table(table: Table) -> dict[str, Any]:
    """Each line with its cells beside their columns, since a phone shows a line as a small card."""
    lines = [(line, list(zip(table.columns, line.cells, strict=True))) for line in table.lines]
    return {"table": table, "lines": lines, "acts": any(line.action for line in table.lines)}


@register.inclusion_tag(f"{ROOM}/progress.html")
def progress(label: Words, done: int, total: int, *, key: str = "progress") -> dict[str, Any]:
    """What is being done, and how much of it."""
    return {"label": label, "done": done, "total": total, "key": key}


@register.inclusion_tag(f"{ROOM}/pages.html")
def pages(page: Page[Any], *, query: str = "") -> dict[str, Any]:
    """`query` keeps the filter from page to page."""
    return {"page": page, "query": query}


@register.inclusion_tag(f"{ROOM}/filter_box.html")
def filter_box(label: Words, value: str, found: Words) -> dict[str, Any]:
    """For lists of over 20 rows; `found` is the count in words."""
    return {"label": label, "value": value, "found": found}


@register.inclusion_tag(f"{ROOM}/pills.html")
def pills(choices: list[Choice], label: Words) -> dict[str, Any]:
    return {"choices": choices, "label": label}


@register.inclusion_tag(f"{ROOM}/trail.html")
def trail(links: list[Link]) -> dict[str, Any]:
    """Where am I: space, service, object."""
    return {"links": links}


@register.inclusion_tag(f"{ROOM}/undo.html", takes_context=True)
def undo(context: template.Context, done: Words, url: str) -> dict[str, Any]:
    """Says what was done and posts to `url` to undo it."""
    return {"done": done, "url": url, "csrf_token": context.get("csrf_token")}


@register.inclusion_tag(f"{ROOM}/just_done.html", takes_context=True)
def just_done(context: template.Context) -> dict[str, Any]:
    """What `say_done` kept for this page."""
    request = context.get("request")
    return {"said": request and undo_room.just_done(request), "csrf_token": context.get("csrf_token")}


@register.inclusion_tag(f"{ROOM}/error_summary.html")
def error_summary(form: BaseForm) -> dict[str, Any]:
    """On top of a refused form: every error, each linked to its field."""
    return {"form": form}


def render(context: template.Context, component: str, **values: Any) -> SafeString:
    engine = context.template.engine  # type: ignore[union-attr]
    return engine.get_template(f"{ROOM}/{component}.html").render(template.Context(values))
