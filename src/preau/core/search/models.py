"""The words of what can be found."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from preau.core.spaces.models import Space
from preau.kernel.scope import Scope, ScopedModel


class Document(ScopedModel):
    """
    The words of a thing of a service (`kind`, `key`), folded: without accents, capitals or signs.

    Only to find it, never shown. The database indexes the row by itself (first migration): a later migration that
    makes this table anew on SQLite must make its triggers anew. Personal data: those of the thing; leaves with it.
    """

    kind = models.CharField(max_length=40)
    key = models.BigIntegerField()
    space = models.ForeignKey(Space, models.CASCADE, related_name="+")
    at = models.DateTimeField()
    title_words = models.TextField()
    body_words = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kind", "key"], name="one_document_for_a_thing")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"

    @classmethod
    def visible_in(cls, scope: Scope) -> Q:
        return Q(space__in=Space._base_manager.filter(Space.visible_in(scope)).values("pk"))
