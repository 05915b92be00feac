"""The words of moderation."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ReviewState(TextChoices):
    """`WAITING` for an adult's eye; then one of the others, for good: asking again makes another review."""

    WAITING = "waiting", _("à relire")
    ACCEPTED = "accepted", _("accepté")
    SENT_BACK = "sent-back", _("à reprendre")
    REFUSED = "refused", _("pas gardé")
    TAKEN_BACK = "taken-back", _("repris par son auteur")
