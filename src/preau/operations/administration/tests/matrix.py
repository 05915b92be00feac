from tests.matrix import AGENTS, nothing, signed_in

MATRIX = {
    "administration:registries": (nothing, signed_in(404, **AGENTS)),
}  # fmt: skip
