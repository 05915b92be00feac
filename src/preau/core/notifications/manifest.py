from preau.core.content.events import ReviewAsked, ReviewDecided
from preau.core.notifications import moderation
from preau.kernel.events.types import Handler
from preau.kernel.registry import Manifest

manifest = Manifest(
    "notifications",
    "Notifications",
    contributions=(
        Handler(ReviewAsked, run=moderation.ask),
        Handler(ReviewDecided, run=moderation.answer),
    ),
)
