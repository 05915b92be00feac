"""How a child is called depends on who reads, and the team is led from a name to the child's page."""

import pytest
from tests.two_schools import actor, space_of

from preau.core.directory.naming import told_apart
from preau.core.spaces.actions import add_members, make_group
from preau.kernel.scope import within


@pytest.fixture
def other_ines(school):
    """Beside Inès Kaddour: Inès Karoui, in the same class."""
    return school.pupil("Inès", "KAROUI", school.ce1)


def lists_of(school):
    return [
        "/annuaire/?q=ines",
        "/recherche/?q=ines",
        "/recherche/?q=ines&dans=people",
        f"/espaces/{space_of(school.ce1).uid}/",
    ]


def body(client, address) -> str:
    text = client.get(address).text.split("<main", 1)[1]
    return text.replace("<mark>", "").replace("</mark>", "")


def test_children_know_each_other_by_given_name_and_initial(browse, school, neighbour):
    for address in lists_of(school):
        page = body(browse(school.thuy), address)
        assert "Inès K." in page, address
        assert "Kaddour" not in page, address


def test_a_parent_reads_their_own_child_s_name_and_finds_no_other(browse, school):
    for address in lists_of(school):
        page = body(browse(school.samira), address)
        assert "Inès Kaddour" in page, address
        assert "Thuy" not in page, address


def test_two_children_of_one_initial_are_told_apart_by_a_few_letters(browse, school, other_ines):
    for address in lists_of(school):
        page = body(browse(school.thuy), address)
        for said in ("Inès Kad.", "Inès Kar."):
            assert said in page, address
        for name in ("Kaddour", "Karoui"):
            assert name not in page, address


def test_whoever_has_an_initial_of_their_own_keeps_it_short(school, other_ines):
    names = told_apart([school.ines, other_ines, school.thuy], reader=actor(school.thuy))
    assert names[school.thuy.pk] == "Thuy L."


@pytest.mark.parametrize("address", ["/annuaire/", "/recherche/"])
def test_a_family_name_is_not_guessed_letter_by_letter(browse, school, address):
    pupil, teacher = browse(school.thuy), browse(school.mme_diallo)
    for asked, found in (("kad", False), ("kaddour", False), ("ines k", True), ("ines", True)):
        assert ("Inès" in body(pupil, f"{address}?q={asked}")) is found, asked
        assert "Inès" in body(teacher, f"{address}?q={asked}"), asked
    assert "Diallo" in body(pupil, f"{address}?q=diallo")


@pytest.mark.parametrize("name", ["mme_diallo", "mme_roy", "m_morel"])
def test_the_team_reads_names_in_full(browse, school, name):
    for address in lists_of(school):
        assert "Inès Kaddour" in body(browse(getattr(school, name)), address), address


@pytest.mark.parametrize(
    ("name", "follows"),
    [("mme_diallo", True), ("mme_roy", True), ("m_morel", False), ("m_petit", False), ("thuy", False)],
)
def test_a_name_leads_to_the_pupil_s_page_those_who_may_see_it(browse, school, name, follows):
    client = browse(getattr(school, name))
    page = f'href="/eleves/{school.ines.uid}/"'
    for address in lists_of(school):
        assert (page in client.get(address).text) is follows, address


def test_the_members_of_a_group_lead_to_their_pages(browse, school):
    diallo = actor(school.mme_diallo)
    with within(diallo.standing.scope):
        choir = make_group(school.school, "Chorale", actor=diallo)
        add_members(choir, [school.ines, school.noe], actor=actor(school.mme_diallo))
    page = browse(school.mme_diallo).get(f"/espaces/{choir.uid}/membres/").text
    assert f'href="/eleves/{school.ines.uid}/"' in page
    assert f'href="/eleves/{school.noe.uid}/"' not in page


def test_the_neighbour_s_head_is_led_to_nobody_here(browse, school, neighbour):
    for address in ("/annuaire/?q=ines", "/recherche/?q=ines"):
        assert "Inès" not in browse(neighbour.mme_faure).get(address).text
