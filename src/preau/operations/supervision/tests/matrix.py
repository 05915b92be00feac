from tests.matrix import ANYBODY, nothing

MATRIX = {
    "supervision:healthz": (nothing, ANYBODY),
    "supervision:readyz": (nothing, ANYBODY),
}  # fmt: skip
