from tests.matrix import nothing, signed_in

MATRIX = {
    "portal:home": (nothing, signed_in()),
    "portal:todo": (nothing, signed_in(commune=404, academie=404, operator=404)),
    "portal:children": (nothing, signed_in(404, guardian=200, informed=200, their_guardian=200)),
    "portal:schools": (nothing, signed_in(404, commune=200, academie=200)),
    "portal:my-class": (nothing, signed_in(404, pupil=302, guardian=302, informed=302, teacher=302, colleague=302,
                                           head=302, their_pupil=302, their_guardian=302, their_teacher=302,
                                           their_head=302)),
    "portal:my-school": (nothing, signed_in(404, head=302, their_head=302)),
}  # fmt: skip
