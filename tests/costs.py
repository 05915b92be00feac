"""What a page costs: SELECTs on both databases."""

from django.db import connections
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

MOST = 12
"""The most SELECTs that any page may cost, whoever looks and whatever the size of the school; without exception."""


def look(client: Client, address: str) -> tuple[HttpResponse, int]:
    """What is answered, and the SELECTs that it took."""
    with (
        CaptureQueriesContext(connections["default"]) as main,
        CaptureQueriesContext(connections["ephemeral"]) as other,
    ):
        response = client.get(address)
    asked = [*main.captured_queries, *other.captured_queries]
    return response, sum(query["sql"].startswith("SELECT") for query in asked)
