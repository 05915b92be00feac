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


class Trace(TextChoices):
    """
    What is known of the changes of a run, line by line, and so whether it can be undone.

    `FIRST`: it was written where the feed had never written, so that whatever the feed shows came with it.
    """

    NONE = "", _("Rien")
    LINES = "lines", _("Chaque changement")
    FIRST = "first", _("Première livraison")


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
    trace = models.CharField(max_length=10, choices=Trace, blank=True)
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.delivery} : {self.get_state_display()}"


class SchoolState(TextChoices):
    """`KEPT`: somebody decided that the school stays as it was."""

    TO_APPLY = "to-apply", _("À appliquer")
    HELD = "held", _("Retenue")
    APPLIED = "applied", _("Appliquée")
    KEPT = "kept", _("Laissée en l’état")


class RunSchool(models.Model):
    """
    What a run changes in one school, named by its key; states: see `SchoolState`.

    The key is empty for whoever is in no school. `counts` say how many of each kind and action, `lines` which
    (see `planning.lines`). Personal data: `lines` hold what the feed said before and after; basis: public
    interest; erased three months after the run.
    """

    run = models.ForeignKey(Run, models.CASCADE, related_name="schools")
    school_key = CodePointField(max_length=64, blank=True)
    state = models.CharField(max_length=10, choices=SchoolState)
    counts = models.JSONField(default=dict)
    lines = models.BinaryField(null=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint("run", "school_key", name="school_once_in_a_run")]

    def __str__(self) -> str:
        return f"{self.run} : {self.school_key}"
