"""When the files of an inbox make a delivery."""

from hypothesis import given
from hypothesis import strategies as st

from preau.provisioning.receiving.gathering import FRESH, Arrived, gather, stalled

NOW, STILL = 100_000.0, 900.0
COMPLET = "ENT92_Complet_20261119"
EARLIER, JUST_NOW = NOW - STILL, NOW - FRESH
PUPILS, SCHOOLS = f"{COMPLET}_Eleve_0000.xml", f"{COMPLET}_EtabEducNat_0000.xml"


def file(name: str, touched: float = JUST_NOW, **more) -> Arrived:
    return Arrived(name, touched, **({"holds": frozenset({name})} | more))


def bordereau(*announced: str, name: str = f"{COMPLET}_bordereau.txt", touched: float = JUST_NOW) -> Arrived:
    return file(name, touched, announced=frozenset(announced))


def gathered(*listing: Arrived) -> list[set[str]]:
    return [set(files) for files in gather(listing, now=NOW, still_for=STILL)]


def test_without_a_bordereau_a_delivery_is_complete_when_nothing_moved_for_a_while():
    assert gathered(file(PUPILS), file(SCHOOLS)) == []
    assert gathered(file(PUPILS, EARLIER), file(SCHOOLS)) == []
    assert gathered(file(PUPILS, EARLIER), file(SCHOOLS, EARLIER)) == [{PUPILS, SCHOOLS}]


def test_a_bordereau_says_it_at_once_and_not_before_all_is_there():
    told = bordereau(PUPILS, SCHOOLS)
    assert gathered(told, file(PUPILS)) == []
    assert gathered(told, file(PUPILS), file(SCHOOLS)) == [{told.name, PUPILS, SCHOOLS}]


def test_what_is_still_being_written_under_its_own_name_waits():
    assert gathered(bordereau(PUPILS), file(PUPILS, NOW)) == []


def test_a_delivery_that_falls_short_of_its_bordereau_is_taken_once_still_and_will_be_refused():
    told = bordereau(PUPILS, SCHOOLS, touched=EARLIER)
    assert gathered(told, file(PUPILS, EARLIER)) == [{told.name, PUPILS}]


def test_a_part_never_makes_a_delivery_however_long_it_waits():
    part = file(PUPILS + ".part", 0, part=True)
    assert gathered(file(SCHOOLS, EARLIER), part) == []
    assert gathered(bordereau(SCHOOLS), file(SCHOOLS), part) == []
    assert stalled([part, file(PUPILS, part=True)], now=NOW, still_for=STILL) == [part.name]


def test_an_archive_is_told_by_its_name_or_by_what_it_holds():
    inside = frozenset({PUPILS, SCHOOLS})
    for name in (f"{COMPLET}.zip", "ENT1DVA.20261119.zip"):
        archive = file(name, holds=inside)
        told = bordereau(PUPILS, SCHOOLS)
        assert gathered(archive, told) == [{name, told.name}]
        assert gathered(file(name, holds=inside | {told.name}, announced=inside)) == [{name}]
        assert gathered(archive) == []


def test_a_bordereau_of_any_name_goes_with_what_it_announces():
    told = bordereau(PUPILS, name="bordereau.txt")
    delta = file("ENT92_Delta_20261120_Eleve_0000.xml")
    assert gathered(told, file(PUPILS), delta) == [{told.name, PUPILS}]


def test_two_deliveries_of_one_inbox_do_not_mix():
    delta = file("ENT92_Delta_20261120_Eleve_0000.xml", EARLIER)
    assert gathered(file(PUPILS, EARLIER), delta) == [{PUPILS}, {delta.name}]
    assert gathered(file(PUPILS), delta) == [{delta.name}]


def test_what_names_no_delivery_goes_with_the_only_one_else_by_itself():
    dtd = file("ficAlimMENESR.dtd", EARLIER)
    delta = file("ENT92_Delta_20261120_Eleve_0000.xml")
    assert gathered(dtd, file(PUPILS, EARLIER)) == [{dtd.name, PUPILS}]
    assert gathered(dtd) == [{dtd.name}]
    assert gathered(dtd, file(PUPILS), delta) == [{dtd.name}]


NAMES = [
    PUPILS,
    SCHOOLS,
    "ENT92_Delta_20261120_Eleve_0000.xml",
    "bordereau.txt",
    "x.zip",
    "ficAlimMENESR.dtd",
]
LISTINGS = st.lists(
    st.builds(
        Arrived, st.sampled_from(NAMES), st.floats(0, NOW), part=st.booleans(),
        holds=st.frozensets(st.sampled_from(NAMES)), announced=st.frozensets(st.sampled_from(NAMES)),
    ),
    unique_by=lambda arrived: arrived.name,
)  # fmt: skip


@given(LISTINGS)
def test_no_file_is_taken_twice_and_no_part_ever(listing):
    taken = [name for files in gather(listing, now=NOW, still_for=STILL) for name in files]
    assert len(taken) == len(set(taken))
    assert not {arrived.name for arrived in listing if arrived.part} & set(taken)


@given(LISTINGS)
def test_all_that_is_whole_and_still_is_taken_in_the_end_but_for_what_waits_for_a_part(listing):
    whole = [arrived for arrived in listing if not arrived.part]
    taken = {name for files in gather(whole, now=NOW + STILL, still_for=STILL) for name in files}
    assert taken == {arrived.name for arrived in whole}
