"""Which drawings the sprite holds (frontend/icons.txt)."""

from pathlib import Path
from re import findall

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage


def drawn() -> frozenset[str]:
    """Their names; ValueError while the sprite is not built."""
    stored = staticfiles_storage.url("ui/icons.svg").removeprefix(settings.STATIC_URL)
    sprite = staticfiles_storage.path(stored)
    return frozenset(findall(r'<symbol id="([^"]+)"', Path(sprite).read_text(encoding="utf-8")))
