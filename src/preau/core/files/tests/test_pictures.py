"""What becomes of a picture that somebody sends."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from preau.core.directory.models import Academie
from preau.core.files.actions import discard, keep_picture
from preau.core.files.models import Picture
from preau.core.files.pictures import SMALL, WIDE, NotAPicture, drawn

ORIENTATION, GPS = 0x0112, 0x8825


def photo(width: int = 3000, height: int = 2000, kind: str = "JPEG") -> bytes:
    """A telephone's photo, held sideways, that says where it was taken."""
    image = Image.new("RGB", (width, height), "teal")
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    exif.get_ifd(GPS)[1] = "N"
    out = BytesIO()
    image.save(out, kind, **({"exif": exif} if kind == "JPEG" else {}))
    return out.getvalue()


def read(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


def test_a_photo_is_upright_reduced_and_says_nothing_of_where_it_was_taken():
    made = drawn(BytesIO(photo()), size=1000)
    assert (made.width, made.height) == (1067, WIDE)
    assert not read(made.full).getexif()
    assert max(read(made.thumbnail).size) == SMALL


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_usual_formats_are_taken(kind):
    assert drawn(BytesIO(photo(40, 20, kind)), size=100).full


@pytest.mark.parametrize(
    "data",
    [b"", b"<svg onload='x()'/>", photo()[:500], b"GIF89a" + b"\0" * 50],
    ids=["vide", "svg", "coupé", "faux"],
)
def test_anything_else_is_refused_in_words(data):
    with pytest.raises(NotAPicture, match="image"):
        drawn(BytesIO(data), size=len(data))


def test_too_large_a_file_is_refused_before_it_is_read():
    with pytest.raises(NotAPicture, match="20 Mo"):
        drawn(BytesIO(b""), size=21 * 1024 * 1024)


def test_too_many_points_are_refused():
    with pytest.raises(NotAPicture, match="points"):
        drawn(BytesIO(photo(20_000, 4_000, "PNG")), size=1000)


@pytest.mark.django_db(transaction=True)
def test_bytes_go_with_the_row():
    academie = Academie.objects.create(code="025", name="Versailles")
    upload = SimpleUploadedFile("../../x.jpg", photo(40, 20))
    picture = keep_picture(upload, description="Le jardin", academie=academie)
    storage, name = picture.file.storage, picture.file.name
    assert storage.exists(name)
    assert "x.jpg" not in name
    discard([picture])
    assert not Picture.objects.exists()
    assert not storage.exists(name)
