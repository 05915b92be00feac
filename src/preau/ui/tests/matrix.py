from tests.matrix import ANYBODY, nothing

MATRIX = {
    "ui:appearance": (nothing, ANYBODY),
    "ui:offline": (nothing, ANYBODY),
    "ui:offline-worker": (nothing, ANYBODY),
}  # fmt: skip
