from tests.matrix import ANYBODY, POST_ONLY, everybody, nothing, signed_in

MATRIX = {
    "accounts:sign-in": (nothing, everybody(302, visitor=200)),
    "accounts:sign-out": (nothing, everybody(405)),
    "accounts:sign-out-everywhere": (nothing, POST_ONLY),
    "accounts:activation": (nothing, ANYBODY),
    "accounts:welcome": (nothing, signed_in()),
    "accounts:me": (nothing, signed_in()),
    "accounts:animal": (nothing, signed_in(403, pupil=200, their_pupil=200)),
    "accounts:profile": (nothing, signed_in()),
}  # fmt: skip
