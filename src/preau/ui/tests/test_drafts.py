"""Where a form asks for what is typed to be kept: the rest is the browser's (tests/journeys/test_drafts.py)."""

import re
from pathlib import Path

from django import forms

ROOT = Path(__file__).resolve().parents[4]
TEMPLATES = [*(ROOT / "src/preau").rglob("templates/**/*.html")]


class Letter(forms.Form):
    text = forms.CharField()


class KeptLetter(Letter):
    draft_key = "letter"


def test_only_a_form_that_asks_for_it_offers_what_was_typed():
    assert 'data-draft="letter"' in str(KeptLetter())
    assert "data-draft" not in str(Letter())


def test_the_offer_says_neither_tu_nor_vous_since_forms_do_not_know_who_reads():
    assert not re.search(r"(?i)\b(?:vous|votre|vos|tu|ton|ta|tes)\b", str(KeptLetter()))


def test_the_offer_is_hidden_until_the_script_finds_something():
    assert re.search(r"data-draft=[^>]* hidden>", str(KeptLetter()))


def test_every_way_out_forgets_what_was_typed_on_a_shared_device():
    ways_out = [
        form
        for path in TEMPLATES
        for form in re.findall(r"<form[^>]*(?:sign_out|sign-out)[^>]*>", path.read_text(encoding="utf-8"))
    ]
    assert len(ways_out) == 3
    assert all("data-forgets" in form for form in ways_out)
