"""What waits for an adult's eye, and where nobody asks for one."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from preau.core.content.types import ReviewState
from preau.core.directory.models import Person
from preau.core.spaces.models import Space
from preau.kernel.scope import ScopedModel
from preau.kernel.uid import UidModel


class Review(ScopedModel, UidModel):
    """
    One asking for an adult's eye, on the thing of a service whose key is `key`.

    States: see `ReviewState`; `word` is what its author is told. Personal data: who wrote, who decided, the word;
    erased with the thing, or with its author's data.
    """

    scope_path = "space__school"

    service = models.CharField(max_length=40)
    key = models.BigIntegerField()
    space = models.ForeignKey(Space, models.PROTECT, related_name="+")
    author = models.ForeignKey(Person, models.CASCADE, related_name="+")
    state = models.CharField(max_length=10, choices=ReviewState, default=ReviewState.WAITING)
    word = models.CharField(max_length=500, blank=True)
    asked_at = models.DateTimeField(auto_now_add=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                "service", "key", condition=Q(state=ReviewState.WAITING), name="one_review_waits_for_a_thing"
            ),
            models.CheckConstraint(
                condition=Q(state=ReviewState.WAITING, decided_at=None, decided_by=None)
                | ~Q(state=ReviewState.WAITING) & Q(decided_at__isnull=False, decided_by__isnull=False),
                name="a_decision_has_its_author_and_date",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["space", "state", "asked_at"]),
            models.Index(fields=["service", "key"]),
        ]

    def __str__(self) -> str:
        return f"relecture {self.uid}"


class ModerationChoice(ScopedModel):
    """
    From `chosen_at`, pupils' writing in a service of a space waits or not; the last row holds, none means it does.

    Never changed: the rows are the history. Personal data: who chose; professional.
    """

    scope_path = "space__school"

    space = models.ForeignKey(Space, models.CASCADE, related_name="+")
    service = models.CharField(max_length=40)
    on = models.BooleanField()
    chosen_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    chosen_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["space", "service", "-id"])]

    def __str__(self) -> str:
        return f"relecture {self.service} {self.space_id}"
