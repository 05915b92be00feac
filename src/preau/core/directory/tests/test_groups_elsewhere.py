"""A pupil of one school in a group of another, as with UPE2A: they meet in the group, and nowhere else."""

import pytest
from tests.two_schools import SINCE, actor

from preau.core.directory.models import Group, GroupMember
from preau.core.directory.rules import may_know_school
from preau.core.spaces.following import follow_directory
from preau.core.spaces.models import Space
from preau.core.spaces.roles import people_in, spaces_of
from preau.core.spaces.types import Role
from preau.kernel.scope import Schools, within


@pytest.fixture
def upe2a(school, neighbour) -> Space:
    """The group of Le Verger, run by M. Blanc, where Léa of Le Verger and Inès of Les Tilleuls are."""
    group = Group._base_manager.create(school=neighbour.school, name="UPE2A", feed_key="70800")
    for person in (school.ines, neighbour.lea, neighbour.m_blanc):
        GroupMember._base_manager.create(group=group, person=person, from_feed=True, starts_on=SINCE)
    follow_directory(Schools.of([neighbour.school.pk]))
    return Space._base_manager.select_related("school", "group").get(group=group)


def spaces(person) -> set[str]:
    someone = actor(person)
    with within(someone.standing.scope):
        return {str(membership.space.place) for membership in spaces_of(someone)}


def members(space, role, *, seen_by) -> set[str]:
    with within(actor(seen_by).standing.scope):
        return set(people_in(space, role).values_list("given_name", flat=True))


def test_the_pupil_and_those_who_answer_for_them_are_in_the_group(school, upe2a):
    for person in (school.ines, school.samira, school.karim):
        assert "UPE2A" in spaces(person)
    for person in (school.thuy, school.minh):
        assert "UPE2A" not in spaces(person)


def test_the_other_school_and_its_classes_stay_closed_to_them(school, neighbour, upe2a):
    for person in (school.ines, school.samira):
        assert not {"Le Verger", "CE2"} & spaces(person)
        someone = actor(person)
        with within(someone.standing.scope):
            assert not may_know_school(someone, neighbour.school)


def test_whoever_runs_the_group_sees_who_is_in_it_and_their_families(school, neighbour, upe2a):
    assert members(upe2a, Role.PUPIL, seen_by=neighbour.m_blanc) == {"Inès", "Léa"}
    assert members(upe2a, Role.GUARDIAN, seen_by=neighbour.m_blanc) == {"Samira", "Eva"}


def test_a_group_opens_neither_the_directory_nor_the_page_of_the_pupil(browse, school, neighbour, upe2a):
    for reader in (neighbour.m_blanc, neighbour.mme_faure):
        client = browse(reader)
        assert "Inès" not in client.get("/annuaire/").text
        assert client.get(f"/eleves/{school.ines.uid}/").status_code == 404


def test_once_the_pupil_left_the_group_nobody_sees_them(school, neighbour, upe2a):
    GroupMember._base_manager.filter(person=school.ines).update(ends_on=SINCE)
    assert "UPE2A" not in spaces(school.ines)
    assert members(upe2a, Role.PUPIL, seen_by=neighbour.m_blanc) == {"Léa"}
