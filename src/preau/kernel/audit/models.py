from typing import Any

from django.db import models

from preau.kernel.audit.types import CannotChangeError


class RecordQuerySet(models.QuerySet["Record"]):
    def update(self, **_: Any) -> int:
        raise CannotChangeError

    def delete(self) -> tuple[int, dict[str, int]]:
        raise CannotChangeError


class Record(models.Model):
    """
    One action, as it was done.

    States: written (no `seq`), sealed (`seq`, `chain`), erased (sealed, and `detail` and `salt` are gone).
    Personal data: `actor` and `target` are opaque; `detail` may speak of people, until erased.
    """

    at = models.DateTimeField()
    verb = models.CharField(max_length=100)
    actor = models.UUIDField(null=True)
    target_kind = models.CharField(max_length=100, blank=True)
    target = models.UUIDField(null=True)
    detail = models.JSONField(null=True)
    salt = models.CharField(max_length=32, blank=True)
    detail_digest = models.CharField(max_length=64)
    seq = models.PositiveBigIntegerField(null=True, unique=True)
    chain = models.CharField(max_length=64, blank=True)

    objects = RecordQuerySet.as_manager()

    class Meta:
        indexes = (
            models.Index("id", name="audit_unsealed", condition=models.Q(seq=None)),
            models.Index("target", "at", name="audit_of_a_target"),
            models.Index("actor", "at", name="audit_of_an_actor"),
        )
        constraints = (
            models.CheckConstraint(
                condition=models.Q(seq=None, chain="") | models.Q(seq__isnull=False) & ~models.Q(chain=""),
                name="audit_sealed_is_seq_and_chain",
            ),
        )

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise CannotChangeError
        super().save(*args, **kwargs)

    def delete(self, *_: Any, **__: Any) -> tuple[int, dict[str, int]]:
        raise CannotChangeError
