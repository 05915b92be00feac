"""What production must not start with."""

from collections.abc import Iterator

from django.conf import settings
from django.db import connection


def unsafe_settings() -> Iterator[str]:
    """Why this installation must not be opened to people, one sentence each; nothing when embedded."""
    if settings.PREAU_ENV != "production":
        return
    if not settings.SECRET_KEY_CONFIGURED:
        yield "PREAU_SECRET_KEY manque : la clé de signature doit venir de l’environnement"
    if not settings.PREAU_BASE_URL.startswith("https://"):
        yield "PREAU_BASE_URL doit commencer par https:// : les mots de passe passeraient en clair"
    if connection.vendor != "postgresql":
        yield "DATABASE_URL doit nommer un PostgreSQL"
