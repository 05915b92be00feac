"""Bytes of a picture, once its holder has said yes."""

from django.http import HttpResponse

from preau.core.files.models import Picture

ONE_DAY = 24 * 3600


def answer_with(picture: Picture, *, thumbnail: bool = False) -> HttpResponse:
    """Kept by the reader's browser alone, for a day; never run as anything but an image."""
    file = picture.thumbnail if thumbnail else picture.file
    with file.open("rb") as data:
        response = HttpResponse(data.read(), content_type="image/webp")
    response["Cache-Control"] = f"private, max-age={ONE_DAY}"
    response["Content-Disposition"] = "inline"
    return response
