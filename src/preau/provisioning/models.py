"""What the académie said, and what was done with it."""

from typing import ClassVar

from django.db import models
from django.db.models import Q, TextChoices
from django.utils.translation import gettext_lazy as _

from preau.core.directory.models import Academie
from preau.kernel.fields import CodePointField
from preau.kernel.uid import UidModel
from preau.provisioning.receiving.types import MishapKind
from preau.provisioning.types import DEFAULT_QUOTA, LONGEST_REASON, Category, DeliveryKind


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


class Sender(UidModel):
    """
    Who may put deliveries in an inbox of their own, for one académie: active until `revoked_at`.

    `public_key` opens `preau sftp`, without the comment that names its owner; empty for somebody who only fills
    `folder`, watched beside the inbox. Personal data: none (a service, and its key).
    """

    name = models.CharField(max_length=100)
    login = models.CharField(max_length=32)
    public_key = models.TextField(blank=True)
    fingerprint = models.CharField(max_length=60, blank=True)
    academie = models.ForeignKey(Academie, models.PROTECT, related_name="+")
    quota = models.BigIntegerField(default=DEFAULT_QUOTA)
    folder = models.CharField(max_length=500, blank=True)
    registered_at = models.DateTimeField(auto_now_add=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint("login", condition=Q(revoked_at=None), name="one_active_sender_by_login"),
            models.UniqueConstraint(
                "fingerprint",
                condition=Q(revoked_at=None) & ~Q(fingerprint=""),
                name="a_key_opens_one_inbox",
            ),
        ]

    def __str__(self) -> str:
        return self.name


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


class ReceptionState(TextChoices):
    """
    `ARRIVING`: its files are being taken out of the inbox. `READ`: its run says what came of it. `KNOWN`: the
    very content of the feed's last delivery came again. `REFUSED`: nothing changed, and `report` says why.
    `FAILED`: it could not be read to the end, and is tried again.
    """

    ARRIVING = "arriving", _("En cours d’arrivée")
    RECEIVED = "received", _("Reçue")
    READ = "read", _("Lue")
    KNOWN = "known", _("Déjà reçue")
    REFUSED = "refused", _("Refusée")
    FAILED = "failed", _("Interrompue")


class Reception(UidModel):
    """
    One arrival of the files of one delivery, taken from `source`; states: see `ReceptionState`.

    Its files are kept thirty days in `PREAU_DATA/deliveries/<uid>`, until `forgotten_at`. Personal data: none in
    the row; its files hold all that the académie sends.
    """

    sender = models.ForeignKey(Sender, models.PROTECT)
    source = models.CharField(max_length=500)
    files = models.JSONField(default=list)
    state = models.CharField(max_length=12, choices=ReceptionState, default=ReceptionState.ARRIVING)
    digest = models.BinaryField(null=True)
    arrived_at = models.DateTimeField(auto_now_add=True)
    run = models.ForeignKey(Run, models.SET_NULL, null=True)
    report = models.JSONField(default=dict)
    forgotten_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["state"])]

    def __str__(self) -> str:
        return f"{self.sender} : {self.get_state_display()}"


class Mishap(UidModel):
    """Something that kept a sender from sending, once for each of their days. Personal data: none."""

    sender = models.ForeignKey(Sender, models.CASCADE)
    kind = models.CharField(max_length=10, choices=[(k.value, k.value) for k in MishapKind])
    day = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint("sender", "kind", "day", name="a_mishap_is_told_once_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.sender} : {self.kind}"
