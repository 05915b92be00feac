"""How one person wants pages to look: kept in a cookie, written on <html>, drawn by the style sheet."""

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import TypeVar
from urllib.parse import parse_qsl, urlencode

from django.conf import settings
from django.http import HttpResponse

Kind = TypeVar("Kind", bound=StrEnum)

COOKIE = "appearance"
KEPT_FOR = 365 * 24 * 3600
"""Seconds."""


class Theme(StrEnum):
    """`SYSTEM` follows the device."""

    SYSTEM = ""
    LIGHT = "light"
    DARK = "dark"


class TextSize(StrEnum):
    NORMAL = ""
    LARGE = "large"
    LARGEST = "largest"


class Spacing(StrEnum):
    NORMAL = ""
    WIDE = "wide"


class Font(StrEnum):
    ANDIKA = ""
    OPENDYSLEXIC = "opendyslexic"


class Cursive(StrEnum):
    """School handwriting, for what pupils write and read."""

    NO = ""
    YES = "yes"


class Motion(StrEnum):
    """`SYSTEM` follows the device."""

    SYSTEM = ""
    REDUCED = "reduced"


@dataclass(frozen=True, slots=True)
class Appearance:
    theme: Theme = Theme.SYSTEM
    text_size: TextSize = TextSize.NORMAL
    spacing: Spacing = Spacing.NORMAL
    font: Font = Font.ANDIKA
    cursive: Cursive = Cursive.NO
    motion: Motion = Motion.SYSTEM

    def chosen(self) -> dict[str, str]:
        """The choices that differ from the usual page, by name."""
        return {name: str(value) for name, value in asdict(self).items() if value}

    def attributes(self) -> dict[str, str]:
        """The attributes of <html> that the style sheet knows."""
        return {f"data-{name.replace('_', '-')}": value for name, value in self.chosen().items()}

    def to_cookie(self) -> str:
        return urlencode(self.chosen())

    @classmethod
    def from_cookie(cls, cookie: str) -> "Appearance":
        """Whatever is not a known choice is ignored: the cookie belongs to the visitor."""
        said = dict(parse_qsl(cookie))
        return cls(
            theme=known(Theme, said.get("theme")),
            text_size=known(TextSize, said.get("text_size")),
            spacing=known(Spacing, said.get("spacing")),
            font=known(Font, said.get("font")),
            cursive=known(Cursive, said.get("cursive")),
            motion=known(Motion, said.get("motion")),
        )


def known(kind: type[Kind], value: str | None) -> Kind:
    return kind(value) if value in set(kind) else kind("")


def keep(appearance: Appearance, response: HttpResponse) -> None:
    """On this device, for a year."""
    response.set_cookie(
        COOKIE, appearance.to_cookie(), max_age=KEPT_FOR,
        httponly=True, samesite="Lax", secure=settings.CSRF_COOKIE_SECURE,
    )  # fmt: skip
