from tests.matrix import POST_ONLY, ce1, ines, nothing, school, signed_in
from tests.two_schools import World


def teaching(world: World) -> dict[str, object]:
    return {**ce1(world), "staff": world.tilleuls.mme_diallo.uid}


def link(world: World) -> dict[str, object]:
    return {**ines(world), "guardian": world.tilleuls.karim.uid}


def academie(world: World) -> dict[str, object]:
    return {"uid": world.outside.academie.uid}


MATRIX = {
    "directory:my_classes": (nothing, signed_in()),
    "directory:claim": (ce1, POST_ONLY),
    "directory:teaching": (teaching, signed_in(404, teacher=200, colleague=403, head=200)),
    "directory:end_teaching": (teaching, POST_ONLY),
    "directory:resume_teaching": (teaching, POST_ONLY),
    "directory:put_teaching_back": (teaching, POST_ONLY),
    "directory:classes": (school, signed_in(404, pupil=403, guardian=403, informed=403, teacher=403, colleague=403,
                                            head=200, commune=403, academie=403)),
    "directory:confirm": (school, POST_ONLY),
    "directory:put_back": (school, POST_ONLY),
    "directory:waiting": (school, signed_in(404, pupil=403, guardian=403, informed=403, teacher=403, colleague=403,
                                            head=200, commune=403, academie=403)),
    "directory:years": (academie, signed_in(404, academie=200)),
    "directory:put_rentree_back": (academie, POST_ONLY),
    "directory:search": (nothing, signed_in()),
    "directory:pupil": (ines, signed_in(404, teacher=200, head=200)),
    "directory:authority": (link, signed_in(404, teacher=403, head=200)),
    "directory:put_authority_back": (link, POST_ONLY),
}  # fmt: skip
