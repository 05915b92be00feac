from collections.abc import Iterable
from functools import partial
from typing import IO, Any, cast

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from preau.core.directory.models import Academie
from preau.core.files.models import Picture
from preau.core.files.pictures import drawn


def keep_picture(upload: UploadedFile[Any], *, description: str, academie: Academie) -> Picture:
    """Draw a picture anew and keep it; `NotAPicture` if it cannot be. The holder has checked who sends it."""
    made = drawn(cast("IO[bytes]", upload.file), size=upload.size or 0)
    picture = Picture(academie=academie, description=description, width=made.width, height=made.height)
    picture.file.save(f"{picture.uid}.webp", ContentFile(made.full), save=False)
    picture.thumbnail.save(f"{picture.uid}-petit.webp", ContentFile(made.thumbnail), save=False)
    picture.save()
    return picture


def discard(pictures: Iterable[Picture]) -> None:
    """Delete rows now and bytes once that is committed."""
    for picture in pictures:
        for file in (picture.file, picture.thumbnail):
            transaction.on_commit(partial(file.storage.delete, str(file.name)))
        picture.delete()
