from tests.matrix import ANYBODY, nothing

MATRIX = {
    "transparency:security": (nothing, ANYBODY),
    "transparency:accessibility": (nothing, ANYBODY),
    "transparency:personal-data": (nothing, ANYBODY),
    "transparency:legal": (nothing, ANYBODY),
}  # fmt: skip
