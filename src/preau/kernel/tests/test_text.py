"""People sort as in a French class list, and alike on both databases."""

import re

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from preau.kernel.text import folded, sort_name


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Éloïse", "eloise"),
        ("D’Angély", "d angely"),
        ("LE  GOFF-ŒUVRARD", "le goff oeuvrard"),
        ("Søren Đặng", "soren dang"),
        ("Straße", "strasse"),
        ("İsmet", "ismet"),
        ("  ", ""),
    ],
)
def test_accents_case_and_punctuation_do_not_count(name, key):
    assert folded(name) == key


def test_a_compound_name_comes_after_all_the_simple_ones():
    people = [("Martin-Petit", "Anne"), ("Martin", "Zoé"), ("Martín", "Éloi"), ("Marti", "Noé")]
    assert sorted(people, key=lambda person: sort_name(*person)) == [
        ("Marti", "Noé"),
        ("Martín", "Éloi"),
        ("Martin", "Zoé"),
        ("Martin-Petit", "Anne"),
    ]


EUROPEAN = st.text(st.characters(max_codepoint=0x17F, exclude_characters="µ"))


@given(EUROPEAN, EUROPEAN)
def test_a_european_name_leaves_only_what_every_collation_orders_alike(family, given_name):
    assert re.fullmatch("[a-z0-9 ]*", sort_name(family, given_name))


@given(st.text())
def test_folding_twice_changes_nothing(text):
    assert folded(folded(text)) == folded(text)


@given(st.text(st.characters(categories=["L", "M"])))
def test_upper_case_folds_like_the_original(text):
    assert folded(text.casefold()) == folded(text)


@pytest.mark.django_db
def test_the_database_sorts_keys_as_python_does():
    people = [("Martin", "Zoé"), ("Martin-Petit", "Anne"), ("Marti 2", "Noé"), ("Marti", "A")]
    keys = [sort_name(*person) for person in people]
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM (VALUES (%s), (%s), (%s), (%s)) AS people ORDER BY 1", keys)
        assert [name for (name,) in cursor.fetchall()] == sorted(keys)
