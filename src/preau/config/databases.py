"""The main database, and the `ephemeral` one where a GET may write (sessions, caches, tickets)."""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

SCHEMES = ("postgresql", "postgres", "sqlite")
DURABLE = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON"
FORGETFUL = "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF"


def databases(env: environ.Env, folder: Path) -> dict[str, dict[str, Any]]:
    """SQLite in `folder` unless `DATABASE_URL` names a PostgreSQL; what a power cut may lose lives apart."""
    url: str = env.str("DATABASE_URL", default="")
    main = named(url) if url else sqlite(folder / "preau.sqlite3", DURABLE)
    return {"default": main, "ephemeral": sqlite(folder / "ephemeral.sqlite3", FORGETFUL)}


def named(url: str) -> dict[str, Any]:
    """The database of an address; it may hold a password, which no refusal repeats."""
    try:
        parts = urlsplit(url)
        sound = parts.scheme in SCHEMES and len(parts.path) > 1 and parts.port != 0
    except ValueError:
        sound = False
    if not sound:
        raise ImproperlyConfigured(
            "DATABASE_URL ne se lit pas : dites postgresql://nom:secret@machine:5432/base"
        )
    return dict(environ.Env.db_url_config(url))


MANY = 1_000_000
"""More than guesses can fill: what slows them down is kept there, and must not be pushed out."""


def caches(env: environ.Env) -> dict[str, dict[str, Any]]:
    """A table of the `ephemeral` database, unless `PREAU_REDIS_URL` names a server that nodes share."""
    if redis := env.str("PREAU_REDIS_URL", default=""):
        if not redis.startswith(("redis://", "rediss://", "unix://")):
            raise ImproperlyConfigured("PREAU_REDIS_URL ne se lit pas : dites redis://machine:6379/0")
        return {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": redis}}
    return {
        "default": {
            "BACKEND": "django.core.cache.backends.db.DatabaseCache",
            "LOCATION": "cache",
            "OPTIONS": {"MAX_ENTRIES": MANY},
        }
    }


def sqlite(path: Path, pragmas: str) -> dict[str, Any]:
    """Writers queue for up to 20 s, then the caller answers a clear 503."""
    options = {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": pragmas}
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": str(path), "OPTIONS": options}
