"""What must not be parsed is not parsed."""

import gc

from preau.provisioning.collecting import uncollected
from preau.provisioning.reading import read
from preau.provisioning.reading.plain import RequestParser
from preau.provisioning.types import Category, Messages


def test_sound_records_never_meet_the_parser(aaf, monkeypatch) -> None:
    monkeypatch.setattr(RequestParser, "feed", None)
    accents = aaf.add("3", ENTPersonNom="É’€", ENTPersonGroupes=("a", "", "b & c")).replace("É", "&#201;")
    outcome = aaf.read(aaf.single(aaf.document(aaf.add("1"), aaf.add("2"), accents)))
    assert [record.key for record in outcome.records] == ["1", "2", "3"]
    assert outcome.records[2].attributes["ENTPersonNom"] == ("É’€",)


def test_known_records_are_recognised_by_their_bytes_alone(aaf) -> None:
    first = aaf.read(aaf.single(aaf.document(aaf.add("1"), aaf.add("2")))).records
    known = {(record.category, record.raw_digest) for record in first}
    changed = aaf.document(aaf.add("2"), aaf.add("1", ENTPersonPrenom="Inés"), aaf.add("3"))
    again = aaf.read(aaf.single(changed), known=known)
    assert again.known == [(Category.PUPIL, first[1].raw_digest)]
    assert [record.key for record in again.records] == ["1", "3"]
    assert [record.line for record in again.records] == [17, 29]


def test_reading_leaves_nothing_to_the_collector(aaf) -> None:
    odd = [aaf.add(str(number)).replace("<id>", "<id >") for number in range(20)]
    delivery = aaf.single(aaf.document(*odd))
    gc.collect()
    with uncollected():
        assert len(aaf.read(delivery).records) == 20
        assert not [one for one in gc.get_objects() if type(one) is RequestParser]


def test_the_bytes_of_another_category_are_not_recognised(aaf) -> None:
    (record,) = aaf.read(aaf.single(aaf.document(aaf.add("1")))).records
    known = {(Category.STAFF, record.raw_digest)}
    assert aaf.read(aaf.single(aaf.document(aaf.add("1"))), known=known).known == []


def test_progress_adds_up_to_the_size_of_the_delivery(aaf) -> None:
    delivery, told = aaf.single(aaf.document(aaf.add("1"))), []
    read(delivery, aaf.sink(), Messages(), known=(), progress=told.append, window=100)
    assert sum(told) == delivery.size
    assert max(told) == 100
