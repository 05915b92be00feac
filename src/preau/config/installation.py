"""
What an installation says of itself, checked before anything starts: a setting that nobody understands is refused
by its name, since a guess may drop what production asks for.
"""

from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

KINDS = ("embedded", "production")


def kind_of_installation(env: environ.Env) -> str:
    kind: str = env.str("PREAU_ENV", default=KINDS[0])
    if kind not in KINDS:
        raise ImproperlyConfigured(f"PREAU_ENV vaut « {kind} » : dites « {KINDS[0]} » ou « {KINDS[1]} »")
    return kind


def number_of_proxies(env: environ.Env) -> int:
    said: str = env.str("PREAU_PROXIES", default="").strip() or "0"
    if not (said.isascii() and said.isdigit() and int(said) <= 20):
        raise ImproperlyConfigured(
            f"PREAU_PROXIES vaut « {said[:40]} » : dites un nombre de mandataires, 0 à 20"
        )
    return int(said)


def minutes_of_stillness(env: environ.Env) -> int:
    said: str = env.str("PREAU_AAF_STILL", default="").strip() or "15"
    if not (said.isascii() and said.isdigit() and 1 <= int(said) <= 1440):
        raise ImproperlyConfigured(
            f"PREAU_AAF_STILL vaut « {said[:40]} » : dites un nombre de minutes, 1 à 1440"
        )
    return int(said)


def base_url(env: environ.Env) -> str:
    """Scheme, name and perhaps a port: paths of pages are added to it."""
    said: str = env.str("PREAU_BASE_URL", default="http://localhost:8000").rstrip("/")
    try:
        parts = urlsplit(said)
        sound = bool(parts.hostname) and parts.port != 0
    except ValueError:
        sound = False
    if not sound or parts.scheme not in ("http", "https") or said != f"{parts.scheme}://{parts.netloc}":
        raise ImproperlyConfigured(
            f"PREAU_BASE_URL vaut « {said[:80]} » : dites l’adresse entière, comme https://ent.exemple.fr"
        )
    return said
