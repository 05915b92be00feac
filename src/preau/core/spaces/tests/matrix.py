from tests.matrix import OURS, POST_ONLY, school, signed_in, space_of_ce1
from tests.two_schools import World, actor

from preau.core.spaces.actions import make_group
from preau.kernel.scope import within


def group(world: World) -> dict[str, object]:
    """Mme Diallo's choir."""
    diallo = actor(world.tilleuls.mme_diallo)
    with within(diallo.standing.scope):
        return {"uid": make_group(world.tilleuls.school, "Chorale", actor=diallo).uid}


def service(world: World) -> dict[str, object]:
    return {**space_of_ce1(world), "label": "news"}


def switch(world: World) -> dict[str, object]:
    return {**service(world), "to": "fermer"}


MATRIX = {
    "spaces:space": (space_of_ce1, signed_in(404, **OURS)),
    "spaces:services": (space_of_ce1, signed_in(404, pupil=403, guardian=403, informed=403, teacher=200, colleague=403,
                                                head=200)),
    "spaces:switch": (switch, POST_ONLY),
    "spaces:ranks": (service, POST_ONLY),
    "spaces:ranks-before": (service, POST_ONLY),
    "spaces:groups": (school, signed_in(404, pupil=403, guardian=403, informed=403, teacher=200, colleague=200,
                                        head=200, commune=403, academie=403)),
    "spaces:members": (group, signed_in(404, teacher=200, head=200)),
    "spaces:remove-member": (group, POST_ONLY),
    "spaces:undo-members": (group, POST_ONLY),
    "spaces:rename": (group, signed_in(404, teacher=200, head=200)),
    "spaces:close": (group, POST_ONLY),
    "spaces:reopen": (group, POST_ONLY),
}  # fmt: skip
