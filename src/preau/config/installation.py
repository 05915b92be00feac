"""Which kind of installation this is; a word that nobody knows must not drop what production asks for."""

import environ
from django.core.exceptions import ImproperlyConfigured

KINDS = ("embedded", "production")


def kind_of_installation(env: environ.Env) -> str:
    kind: str = env.str("PREAU_ENV", default=KINDS[0])
    if kind not in KINDS:
        raise ImproperlyConfigured(f"PREAU_ENV vaut « {kind} » : dites « {KINDS[0]} » ou « {KINDS[1]} »")
    return kind
