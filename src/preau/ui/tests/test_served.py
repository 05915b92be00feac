"""What a browser receives: sealed, compressed, small."""

import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

BUDGET = 50_000
"""Bytes: a third of what a page may weigh, the rest is for what services add."""
ONE_YEAR = 31536000


@pytest.fixture
def page(client: Client) -> str:
    return client.get("/reglages/").text


def served(html: str, pattern: str) -> list[str]:
    return re.findall(pattern, html)


def test_the_policy_allows_only_our_own_files(client: Client) -> None:
    policy = client.get("/reglages/").headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy


def test_an_answer_renounces_what_the_page_does_not_need(client: Client) -> None:
    headers = client.get("/reglages/").headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    for power in ("camera", "microphone", "geolocation"):
        assert f"{power}=()" in headers["Permissions-Policy"]
    assert "self" not in headers["Permissions-Policy"]


def test_a_first_page_weighs_little(page: str) -> None:
    files = served(page, r'(?:rel="stylesheet" href|script type="module" src)="/static/([^"]+)"')
    files += served(page, r'(ui/icons\.[^"#]+\.svg)')[:1]
    assert len(files) == 3
    weight = sum(len(gzip.compress((Path(settings.STATIC_ROOT) / file).read_bytes())) for file in files)
    assert weight + len(gzip.compress(page.encode())) < BUDGET


def test_static_files_are_named_after_their_content_and_kept_for_long(client: Client, page: str) -> None:
    (sheet,) = served(page, r'rel="stylesheet" href="([^"]+)"')
    answer = client.get(sheet, headers={"accept-encoding": "br"})
    answer.close()
    assert re.search(r"\.[0-9a-f]{12}\.css$", sheet)
    assert answer.headers["Content-Encoding"] == "br"
    assert "immutable" in answer.headers["Cache-Control"]


def test_only_modern_font_files_and_our_notices_are_served() -> None:
    fonts = {path.suffix for path in Path(settings.STATIC_ROOT, "ui/fonts").iterdir()}
    notices = next(Path(settings.STATIC_ROOT, "ui").glob("notices.*.txt")).read_text(encoding="utf-8")
    assert fonts == {".woff2"}
    assert all(name in notices for name in ("andika", "opendyslexic", "playwrite", "lucide"))
