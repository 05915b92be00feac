"""What becomes of a picture that somebody sends."""

from io import BytesIO
from struct import pack
from zlib import compress, crc32

import pytest
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


@pytest.mark.parametrize("size", [(6_000, 1), (1, 6_000)])
def test_a_thread_of_points_is_refused_in_words(size):
    with pytest.raises(NotAPicture, match="étirée"):
        drawn(BytesIO(photo(*size, "PNG")), size=100)


def test_a_drawing_too_heavy_for_memory_is_refused_where_a_photo_is_not():
    with pytest.raises(NotAPicture, match="points"):
        drawn(BytesIO(photo(5_000, 4_500, "PNG")), size=100)
    assert drawn(BytesIO(photo(5_000, 4_500)), size=100).full


def damaged(chunk: bytes, body: bytes) -> bytes:
    """A drawing with this part, under a sound checksum, before the picture itself."""
    whole = photo(40, 20, "PNG")
    part = pack(">I", len(body)) + chunk + body + pack(">I", crc32(chunk + body))
    return whole[:33] + part + whole[33:]


@pytest.mark.parametrize(
    ("chunk", "body"),
    [(b"zTXt", b"a\0\0" + compress(b"\0" * 80_000_000)), (b"pHYs", b"\0"), (b"cHRM", b"\0")],
)
def test_a_swollen_or_short_part_is_refused_in_words(chunk, body):
    with pytest.raises(NotAPicture, match="lisible"):
        drawn(BytesIO(damaged(chunk, body)), size=100)


@pytest.mark.django_db(transaction=True)
def test_bytes_go_with_the_row():
    academie = Academie.objects.create(code="025", name="Versailles")
    made = drawn(BytesIO(photo(40, 20)), size=100)
    picture = keep_picture(made, description="Le jardin", academie=academie)
    storage, name = picture.file.storage, picture.file.name
    assert storage.exists(name)
    discard([picture])
    assert not Picture.objects.exists()
    assert not storage.exists(name)
