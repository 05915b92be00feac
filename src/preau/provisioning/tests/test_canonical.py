"""One way to write a record, whoever writes it."""

import json

from hypothesis import given
from hypothesis import strategies as st

from preau.provisioning.mirroring import canonical

texts = st.text(st.characters(exclude_categories=["Cs"]))
attributes = st.dictionaries(texts, st.lists(texts))


@given(attributes)
def test_the_canonical_text_is_that_of_the_standard_library(said):
    expected = json.dumps(said, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    assert canonical.written(said) == expected
    assert canonical.read(expected) == said
