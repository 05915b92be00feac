from tests.matrix import POST_ONLY, ines, nothing, signed_in

MATRIX = {
    "notifications:list": (nothing, signed_in()),
    "notifications:read-all": (nothing, POST_ONLY),
    "notifications:open": (ines, POST_ONLY),
}  # fmt: skip
