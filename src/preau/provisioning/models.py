"""What the académie said, and what was done with it."""

from typing import ClassVar

from django.db import models
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from preau.core.directory.models import Academie
from preau.kernel.fields import CodePointField
from preau.kernel.uid import UidModel
from preau.provisioning.types import LONGEST_REASON, Category, DeliveryKind


class Feed(UidModel):
    """
    What one académie says of its first degree.

    `settled` is true while the directory shows all that the mirror says: nothing was held by the last run.
    Personal data: none.
    """

    academie = models.OneToOneField(Academie, models.PROTECT, related_name="+")
    settled = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"flux {self.academie}"


class MirrorRow(models.Model):
    """
    The last that the académie said under one key, as canonical JSON.

    Personal data: all that the académie sends, even what the directory does not show; erased with the record.
    """

    feed = models.ForeignKey(Feed, models.CASCADE)
    category = models.CharField(max_length=12, choices=[(c.value, c.value) for c in Category])
    key = CodePointField(max_length=64)
    raw_digest = models.BinaryField(null=True)
    digest = models.BinaryField()
    text = models.TextField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint("feed", "category", "key", name="mirrored_once")]

    def __str__(self) -> str:
        return f"{self.category} {self.key}"


class RunState(TextChoices):
    """`HELD`: the mirror followed the delivery, and a safeguard keeps all that would change in the directory."""

    PLANNED = "planned", _("Comparée")
    HELD = "held", _("Retenue")
    APPLIED = "applied", _("Appliquée")
    UNDONE = "undone", _("Annulée")
    SUPERSEDED = "superseded", _("Remplacée")
    FAILED = "failed", _("Interrompue")


class Delivery(UidModel):
    """One sending, told from others by the digest of its files. Personal data: none (counts)."""

    feed = models.ForeignKey(Feed, models.CASCADE)
    digest = models.BinaryField()
    prefix = models.CharField(max_length=100)
    kind = models.CharField(max_length=10, choices=[(k.value, k.value) for k in DeliveryKind])
    date = models.DateField()
    records = models.JSONField(default=dict)
    received_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["feed", "digest"])]

    def __str__(self) -> str:
        return f"{self.kind} du {self.date:%d/%m/%Y}"


class Run(UidModel):
    """
    One comparison of a delivery with the directory; states: see `RunState`.

    `report` is what the command line prints: counts, schools, what is held, messages with keys and files.
    Personal data: none beyond the académie's keys.
    """

    delivery = models.ForeignKey(Delivery, models.CASCADE)
    state = models.CharField(max_length=12, choices=RunState)
    forced = models.CharField(max_length=LONGEST_REASON, blank=True)
    report = models.JSONField(default=dict)
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.delivery} : {self.get_state_display()}"
