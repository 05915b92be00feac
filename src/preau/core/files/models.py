"""What is kept of a file beside its bytes."""

from django.db import models

from preau.core.directory.models import Academie
from preau.kernel.uid import UidModel


class Picture(UidModel):
    """
    A picture that a service holds; it is reached only through what holds it.

    Personal data: whoever is on it, under the rules of its holder; its place and date of taking are not kept.
    """

    academie = models.ForeignKey(Academie, models.PROTECT, related_name="+")
    file = models.FileField(upload_to="pictures")
    thumbnail = models.FileField(upload_to="pictures")
    description = models.CharField(max_length=300)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"image {self.uid}"
