from django.db import models
from django.db.models.functions import Now

from preau.kernel.uid import uuid7


class Worker(models.Model):
    """
    A process that runs jobs. Alive while it beats, by the clock of the database; its row ends with it.

    No personal data.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    beat_at = models.DateTimeField(db_default=Now())


class ScheduledRun(models.Model):
    """
    A job was enqueued for this due minute: several workers agree on it here.

    No personal data.
    """

    job = models.CharField(max_length=200)
    due_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["job", "due_at"], name="a_job_is_due_once_a_minute"),)
