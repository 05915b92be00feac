from tests.matrix import OURS, signed_in, space_of_ce1

MATRIX = {
    "spaces:space": (space_of_ce1, signed_in(404, **OURS)),
}  # fmt: skip
