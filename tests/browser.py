"""A browser without a screen, for tests that read what a page answers."""

from typing import Any

from django.test import Client
from django.test.client import ClientHandler

HANDLER = ClientHandler(enforce_csrf_checks=False)


class Browser(Client):
    """Its middleware is built once for all: at each building, WhiteNoise reads the folder of what it serves."""

    def __init__(self, **defaults: Any) -> None:
        super().__init__(**defaults)
        self.handler = HANDLER
