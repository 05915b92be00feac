"""What reviews keep about people."""

from collections.abc import Sequence

from preau.core.content.contributions import Exported
from preau.core.content.models import Review
from preau.core.content.types import ReviewState
from preau.core.directory.models import Person
from preau.kernel.scope import platform


def export(person: Person) -> Sequence[Exported]:
    """What somebody was answered; who answered is not theirs."""
    with platform("content: export one person's data"):
        reviews = Review.objects.filter(author=person).order_by("pk")
        return [
            {
                "Relecture demandée le": review.asked_at.date().isoformat(),
                "Réponse": str(ReviewState(review.state).label),
                "Mot": review.word or None,
            }
            for review in reviews
        ]


def erase(person: Person) -> int:
    with platform("content: erase one person's data"):
        return Review.objects.filter(author=person).delete()[0]
