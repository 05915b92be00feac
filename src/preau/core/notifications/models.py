"""One line per person and thing to know."""

from typing import ClassVar

from django.db import models

from preau.core.directory.models import Person
from preau.kernel.uid import UidModel


class Notification(UidModel):
    """
    Something that one person should know: unread until `read_at`.

    `source` is the uid of what it speaks of; `service` the label of the app that says it. Personal data: what
    somebody was told, and when they opened it; erased after a year.
    """

    recipient = models.ForeignKey(Person, models.CASCADE, related_name="+")
    service = models.CharField(max_length=40)
    source = models.UUIDField()
    words = models.CharField(max_length=300)
    detail = models.CharField(max_length=300, blank=True)
    icon = models.CharField(max_length=40)
    family = models.CharField(max_length=20)
    url = models.CharField(max_length=300)
    created_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint("recipient", "service", "source", name="told_once_of_one_thing")
        ]
        indexes: ClassVar = [
            models.Index(fields=["recipient", "-created_at"]),
            models.Index(fields=["service", "source"]),
        ]

    def __str__(self) -> str:
        return f"notification {self.uid}"
