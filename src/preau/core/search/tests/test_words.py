"""Words as they are asked and shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from preau.core.search.words import asked_words, excerpt, marked
from preau.kernel.text import folded


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("Musée", ["musee"]),
        ("l’école", ["ecole"]),
        ("SORTIES  photos", ["sortie", "photo"]),
        ("mois", ["mois"]),
        ("cœur", ["coeur"]),
        ("CM2", ["cm2"]),
        ("a", []),
        ("« ! »", []),
        ('mot" OR *', ["mot", "or"]),
    ],
)
def test_what_is_asked_becomes_beginnings_of_words(asked, words):
    assert asked_words(asked) == words


def test_the_words_found_are_marked_with_their_accents():
    assert marked("Sortie au musée", ["musee", "sort"]) == "<mark>Sortie</mark> au <mark>musée</mark>"


def test_what_is_marked_is_escaped():
    assert marked("<b>musée & co", ["musee"]) == "&lt;b&gt;<mark>musée</mark> &amp; co"


def test_an_excerpt_stands_around_the_first_word_found():
    text = "Un mot. " * 60 + "Nous irons au musée mardi." + " Un autre mot." * 60
    shown = excerpt(text, ["musee"])
    assert "<mark>musée</mark> mardi" in shown
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert len(shown) < 230
    assert excerpt(text, ["piscine"]) is None
    assert excerpt("Au musée.", ["musee"]) == "Au <mark>musée</mark>."


@given(st.text(max_size=60), st.text(max_size=20))
def test_marking_changes_no_letter(text, asked):
    bare = marked(text, asked_words(asked)).replace("<mark>", "").replace("</mark>", "")
    assert bare == marked(text, [])


@given(st.text(max_size=40))
def test_every_word_asked_is_letters_and_digits_only(asked):
    assert all(folded(word) == word and word.isalnum() for word in asked_words(asked))
