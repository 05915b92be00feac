"""On every database, a thing is found exactly when each asked word begins one of its words."""

from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from preau.core.search import index
from preau.core.search.index import Text
from preau.core.search.models import Document
from preau.core.search.words import asked_words
from preau.kernel.scope import platform
from preau.kernel.text import folded

DAY = datetime(2026, 11, 24, tzinfo=UTC)
texts = st.text(alphabet="aàbcçeéèêioœsxzEMÉ0123456789 '’-.,:;!?*\"()&|/@_\n", max_size=40)


def holds(text: str, asked: list[str]) -> bool:
    words = folded(text).split()
    return all(any(word.startswith(begun) for word in words) for begun in asked)


@pytest.mark.django_db
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None)
@given(title=texts, body=texts, typed=texts)
def test_a_thing_is_found_when_each_word_begins_one_of_its_words(school, title, body, typed):
    asked = asked_words(typed) or asked_words(f"{title} {body}")[:3]
    if not asked:
        return
    with platform("test"):
        Document.objects.all().delete()
        index.write([index.document_of("essai", 1, Text(title, body, school.space.pk, DAY))])
        assert index.matching(asked).exists() is holds(f"{title} {body}", asked)


@pytest.mark.django_db
def test_writing_again_replaces_the_words_and_dropping_removes_them(school):
    with platform("test"):
        for title in ("Piscine", "Patinoire"):
            index.write([index.document_of("essai", 1, Text(title, "", school.space.pk, DAY))])
        assert not index.matching(["piscine"]).exists()
        assert index.matching(["patinoire"]).count() == 1
        index.drop("essai", 1)
        assert not index.matching(["patinoire"]).exists()
