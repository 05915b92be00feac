"""What a page costs: SELECTs on both databases, held by `tests/query_counts.toml`."""

import tomllib
from pathlib import Path

from django.db import connections
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

COSTS = tomllib.loads(Path("tests/query_counts.toml").read_text())


def allowed(name: str) -> int:
    """The most that the page of this route may cost."""
    most: int = COSTS["dearer"].get(name, COSTS["page"])
    return most


def look(client: Client, address: str) -> tuple[HttpResponse, int]:
    """What is answered, and the SELECTs that it took."""
    with (
        CaptureQueriesContext(connections["default"]) as main,
        CaptureQueriesContext(connections["ephemeral"]) as other,
    ):
        response = client.get(address)
    asked = [*main.captured_queries, *other.captured_queries]
    return response, sum(query["sql"].startswith("SELECT") for query in asked)
