"""A picture drawn anew: upright, reduced, without what the telephone wrote in it."""

from dataclasses import dataclass
from io import BytesIO
from struct import error as StructError  # noqa: N812
from threading import Semaphore
from typing import IO

from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

LARGEST_BYTES = 20 * 1024 * 1024
LARGEST_PHOTO, LARGEST_DRAWING = 60_000_000, 20_000_000
STRETCHED = 20
FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
WIDE, SMALL = 1600, 480
QUALITY = 82


UNREADABLE = (
    UnidentifiedImageError, OSError, SyntaxError, ValueError, TypeError, LookupError, ArithmeticError,
    EOFError, StructError, Image.DecompressionBombError,
)  # fmt: skip
"""What a damaged file makes a decoder raise."""

ONE_AT_A_TIME = Semaphore(1)


class NotAPicture(ValueError):  # noqa: N818
    """What was sent cannot be shown as a picture; the sentence is for whoever sent it."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """WebP bytes of a picture and of its thumbnail; width and height in pixels."""

    full: bytes
    thumbnail: bytes
    width: int
    height: int


def drawn(upload: IO[bytes], *, size: int) -> Drawn:
    """
    Read a picture of a usual format; raise `NotAPicture` for anything else, or too large.

    One at a time in a process, and never inside a transaction: a large one takes memory and a second.
    """
    if size > LARGEST_BYTES:
        raise NotAPicture(_("Cette image dépasse 20 Mo. Choisissez-en une plus légère."))
    with ONE_AT_A_TIME:
        try:
            return redrawn(upload)
        except NotAPicture:
            raise
        except UNREADABLE as error:
            raise NotAPicture(_("Ce fichier n’est pas une image JPEG, PNG, WebP ou GIF lisible.")) from error


def redrawn(upload: IO[bytes]) -> Drawn:
    with Image.open(upload, formats=FORMATS) as image:
        refuse_unwieldy(image)
        image.draft("RGB", (WIDE, WIDE))
        upright = ImageOps.exif_transpose(image).convert("RGB")
    upright.thumbnail((WIDE, WIDE))
    small = ImageOps.contain(upright, (SMALL, SMALL))
    return Drawn(encoded(upright), encoded(small), upright.width, upright.height)


def refuse_unwieldy(image: Image.Image) -> None:
    """A photo in JPEG is reduced while it is read; any other format is held whole in memory."""
    most = LARGEST_PHOTO if image.format == "JPEG" else LARGEST_DRAWING
    if image.width * image.height > most:
        raise NotAPicture(_("Cette image a trop de points. Choisissez-en une plus petite."))
    if max(image.size) > STRETCHED * min(image.size):
        raise NotAPicture(_("Cette image est trop étirée pour être montrée."))


def encoded(image: Image.Image) -> bytes:
    out = BytesIO()
    image.save(out, "WEBP", quality=QUALITY)
    return out.getvalue()
