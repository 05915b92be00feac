from django.db import models


class Announcement(models.Model):
    """
    An event, as announced.

    No personal data: identifiers only.
    """

    event = models.CharField(max_length=200)
    payload = models.JSONField()
    at = models.DateTimeField(auto_now_add=True)


class Delivery(models.Model):
    """
    What one handler is owed.

    States: pending (`delivered_at` is null), delivered. No personal data.
    """

    announcement = models.ForeignKey(Announcement, on_delete=models.CASCADE, related_name="deliveries")
    handler = models.CharField(max_length=200)
    delivered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["announcement", "handler"], name="a_handler_is_told_once"),
        )
