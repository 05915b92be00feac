from django.db import models

from preau.core.directory.models import Person
from preau.core.spaces.models import Space
from preau.kernel.scope import ScopedModel
from preau.kernel.uid import UidModel


class Proverb(ScopedModel, UidModel):
    """What a class learns by heart, once it is `shown`. Personal data: who chose it."""

    scope_path = "space__school"

    space = models.ForeignKey(Space, models.PROTECT, related_name="+")
    author = models.ForeignKey(Person, models.PROTECT, related_name="+")
    text = models.CharField(max_length=200)
    on = models.DateField()
    shown = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.text
