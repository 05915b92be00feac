from uuid import UUID

from tests.matrix import OURS, POST_ONLY, nothing, signed_in
from tests.two_schools import World, actor, space_of

from preau.communication.news.actions import Written, draft, publish
from preau.kernel.scope import within


def news(world: World) -> dict[str, object]:
    """What Mme Diallo told her class."""
    diallo = actor(world.tilleuls.mme_diallo)
    with within(diallo.standing.scope):
        told = draft(space_of(world.tilleuls.ce1), Written("Sortie", "Mardi."), actor=diallo)
        publish(told, actor=diallo)
    return {"uid": told.uid}


def picture(world: World) -> dict[str, object]:
    return {**news(world), "number": UUID(int=0)}


def picture_gone(world: World) -> dict[str, object]:
    return {**picture(world), "to": "enlever"}


def withdrawal(world: World) -> dict[str, object]:
    return {**news(world), "to": "retirer"}


MATRIX = {
    "news:list": (nothing, signed_in()),
    "news:write": (nothing, signed_in(404, teacher=200, colleague=200, head=200, their_teacher=200, their_head=200)),
    "news:read": (news, signed_in(404, **OURS)),
    "news:readers": (news, signed_in(404, pupil=403, guardian=403, informed=403, teacher=200, colleague=403, head=200)),
    "news:edit": (news, signed_in(404, pupil=403, guardian=403, informed=403, teacher=200, colleague=403, head=200)),
    "news:picture": (picture, signed_in(404)),
    "news:change-picture": (picture_gone, POST_ONLY),
    "news:change": (withdrawal, POST_ONLY),
}  # fmt: skip
