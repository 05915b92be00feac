from tests.matrix import nothing, signed_in

MATRIX = {
    "search:search": (nothing, signed_in()),
}  # fmt: skip
