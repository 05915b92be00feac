from collections.abc import Iterable
from functools import partial

from django.core.files.base import ContentFile
from django.db import transaction

from preau.core.directory.models import Academie
from preau.core.files.models import Picture
from preau.core.files.pictures import Drawn


def keep_picture(made: Drawn, *, description: str, academie: Academie) -> Picture:
    """The holder has checked who sends it, and drawn it before its transaction began."""
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
