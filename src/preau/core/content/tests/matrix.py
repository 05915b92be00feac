from tests.matrix import POST_ONLY, nothing, signed_in, space_of_ce1
from tests.two_schools import World, actor, space_of

from preau.communication.news.actions import Written, draft, publish
from preau.communication.news.services import NEWS
from preau.core.content.models import Review
from preau.core.spaces.actions import choose_rank
from preau.core.spaces.types import Rank, Role
from preau.kernel.scope import within


def review(world: World) -> dict[str, object]:
    """Noé wrote in a class that nobody was given: the head alone looks."""
    here = world.tilleuls
    roy, noe = actor(here.mme_roy), actor(here.noe)
    with within(roy.standing.scope):
        choose_rank(space_of(here.cm2), NEWS, Role.PUPIL, Rank.CONTRIBUTE, actor=roy)
    with within(noe.standing.scope):
        publish(draft(space_of(here.cm2), Written("Mon chat", "…"), actor=noe), actor=noe)
    return {"uid": Review._base_manager.get().uid}


MATRIX = {
    "content:queue": (nothing, signed_in(404, teacher=200, head=200, their_teacher=200, their_head=200)),
    "content:review": (review, signed_in(404, head=200)),
    "content:take-back": (review, POST_ONLY),
    "content:moderation": (space_of_ce1, signed_in(404, pupil=403, guardian=403, informed=403, teacher=200,
                                                   colleague=403, head=200)),
}  # fmt: skip
