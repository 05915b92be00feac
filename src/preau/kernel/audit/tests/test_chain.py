"""Whatever is changed in a sealed journal, it shows, and where."""

from datetime import UTC, datetime
from uuid import UUID, uuid4

from hypothesis import given
from hypothesis import strategies as st

from preau.kernel.audit.chain import BEFORE_THE_FIRST, digest_of_detail, first_break, link
from preau.kernel.audit.models import Record

details = st.none() | st.dictionaries(st.text(), st.text() | st.integers() | st.booleans())
chosen = st.shared(st.lists(details, min_size=1, max_size=8), key="details")
CHANGES = {
    "at": datetime(2020, 1, 1, tzinfo=UTC),
    "verb": "undo",
    "actor": UUID(int=1),
    "target": UUID(int=2),
    "target_kind": "news.news",
    "detail": {"changed": ["so"]},
    "detail_digest": "f" * 64,
    "salt": "other",
    "chain": "f" * 64,
    "seq": 99,
}


def sealed(details):
    rows, head = [], BEFORE_THE_FIRST
    for seq, detail in enumerate(details, start=1):
        at = datetime(2026, 11, 24, 9, seq, tzinfo=UTC)
        digest = digest_of_detail(detail, "salt")
        row = Record(
            pk=seq, at=at, verb="do", actor=uuid4(), detail=detail, salt="salt", detail_digest=digest
        )
        head = link(head, seq, row)
        row.seq, row.chain = seq, head
        rows.append(row)
    return rows


places = chosen.flatmap(lambda details: st.integers(0, len(details) - 1))


@given(chosen)
def test_an_untouched_journal_follows(details):
    rows = sealed(details)
    assert first_break(rows, {row.seq: row.chain for row in rows}) is None


@given(chosen, places, st.sampled_from(sorted(CHANGES)))
def test_any_change_shows_where_it_was_made(details, place, field):
    rows = sealed(details)
    setattr(rows[place], field, CHANGES[field])
    assert first_break(rows, {}) == place + 1


@given(chosen, places)
def test_a_row_taken_away_shows_even_the_last_once_its_head_was_exported(details, place):
    rows = sealed(details)
    heads = {len(rows): rows[-1].chain}
    del rows[place]
    assert first_break(rows, heads) == place + 1


@given(chosen, places)
def test_a_journal_rewritten_from_some_row_on_shows_against_an_exported_head(details, place):
    heads = {len(details): sealed(details)[-1].chain}
    rewritten = sealed([*details[:place], {"rewritten": True}, *details[place + 1 :]])
    assert first_break(rewritten, heads) == len(details)


@given(chosen, places)
def test_an_erased_detail_leaves_the_chain_whole(details, place):
    rows = sealed(details)
    rows[place].detail, rows[place].salt = None, ""
    assert first_break(rows, {}) is None
