"""A picture drawn anew: upright, reduced, without what the telephone wrote in it."""

from dataclasses import dataclass
from io import BytesIO
from typing import IO

from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

LARGEST_BYTES = 20 * 1024 * 1024
LARGEST_PIXELS = 60_000_000
FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
WIDE, SMALL = 1600, 480
QUALITY = 82


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
    """Read a picture of a usual format; raise `NotAPicture` for anything else, or too large."""
    if size > LARGEST_BYTES:
        raise NotAPicture(_("Cette image dépasse 20 Mo. Choisissez-en une plus légère."))
    try:
        with Image.open(upload, formats=FORMATS) as image:
            if image.width * image.height > LARGEST_PIXELS:
                raise NotAPicture(_("Cette image a trop de points. Choisissez-en une plus petite."))
            image.draft("RGB", (WIDE, WIDE))
            upright = ImageOps.exif_transpose(image).convert("RGB")
    except (UnidentifiedImageError, OSError, SyntaxError, Image.DecompressionBombError) as error:
        raise NotAPicture(_("Ce fichier n’est pas une image JPEG, PNG, WebP ou GIF lisible.")) from error
    upright.thumbnail((WIDE, WIDE))
    small = ImageOps.contain(upright, (SMALL, SMALL))
    return Drawn(encoded(upright), encoded(small), upright.width, upright.height)


def encoded(image: Image.Image) -> bytes:
    out = BytesIO()
    image.save(out, "WEBP", quality=QUALITY)
    return out.getvalue()
