"""Who is in which space, as what."""

from datetime import date

import pytest
from tests.two_schools import actor, answers, space_of, teaches

from preau.core.directory.models import Enrolment, Person, Responsibility
from preau.core.directory.types import Authority, LinkKind
from preau.core.spaces.actions import add_members, make_group
from preau.core.spaces.models import Space
from preau.core.spaces.roles import everywhere, people_in, roles, spaces_of
from preau.core.spaces.rules import may_enter
from preau.core.spaces.types import Role
from preau.kernel.rules import disagreements
from preau.kernel.scope import Platform, Schools, within


@pytest.fixture
def everybody(world):
    """The whole cast, with a group that Mme Diallo runs with Inès and Minh in it."""
    school = world.tilleuls
    with within(Schools.of([school.school.pk])):
        group = make_group(school.school, "Échecs", actor=actor(school.mme_diallo))
        add_members(group, [school.ines, school.minh], actor=actor(school.mme_diallo))
    return {name: actor(person) for name, person in world.people().items()}


def every_space():
    return list(Space._base_manager.select_related("school", "class_group", "group"))


def test_both_faces_of_entering_agree_over_the_cast(everybody):
    with within(Platform("test")):
        assert disagreements(may_enter, actors=everybody.values(), targets=every_space()) == []


def test_roles_and_the_people_of_a_space_say_the_same(everybody):
    for space in every_space():
        for role in Role:
            with within(Platform("test")):
                there = set(people_in(space, role).values_list("pk", flat=True))
            assert there == {who.person.pk for who in everybody.values() if role in roles(who, space)}, (
                space,
                role,
            )


def test_spaces_of_somebody_are_those_where_they_are_something(everybody):
    for who in everybody.values():
        with within(who.standing.scope):
            mine = {membership.space.pk: membership.roles for membership in spaces_of(who)}
        expected = {space.pk: roles(who, space) for space in every_space() if roles(who, space)}
        if who.standing.offices:
            followed = {space.pk for space in every_space() if space.kind == "school"}
            expected = {pk: held for pk, held in expected.items() if pk not in followed}
        assert mine == expected


def test_a_home_asks_once_for_all_the_spaces_of_somebody(school, django_assert_num_queries):
    diallo = actor(school.mme_diallo)
    with within(diallo.standing.scope), django_assert_num_queries(1):
        names = [str(membership.space.place) for membership in spaces_of(diallo)]
    assert names == ["Les Tilleuls", "CP A", "CE1 B", "CM2"]


def test_roles_ask_nothing_of_the_database(school, django_assert_num_queries):
    diallo, ce1, whole = actor(school.mme_diallo), space_of(school.ce1), school.space
    with django_assert_num_queries(0):
        assert roles(diallo, ce1) == {Role.STAFF, Role.TEACHER}
        assert roles(diallo, whole) == {Role.STAFF, Role.TEACHER}


def test_a_class_claimed_and_not_confirmed_makes_nobody_its_teacher(school):
    assert roles(actor(school.m_petit), space_of(school.cm2)) == {Role.STAFF}


def test_the_head_is_head_in_every_space_of_her_school_and_nowhere_else(school, neighbour):
    roy = actor(school.mme_roy)
    for space in (school.space, space_of(school.cp), space_of(school.cm2)):
        assert Role.HEAD in roles(roy, space)
    assert not roles(roy, neighbour.space)
    assert not roles(roy, space_of(neighbour.ce2))


def test_authority_decides_what_a_guardian_is(school):
    ce1, cm2 = space_of(school.ce1), space_of(school.cm2)
    assert roles(actor(school.samira), ce1) == {Role.GUARDIAN}
    assert roles(actor(school.karim), ce1) == {Role.INFORMED}
    assert not roles(actor(school.karim), cm2), "he is nobody's father there"
    assert not roles(actor(school.paul), cm2), "no right at all"
    assert not roles(actor(school.denise), ce1), "the head has not decided"


def test_what_the_school_typed_ends_on_its_day(school):
    link = school.informed
    Responsibility._base_manager.filter(pk=link.pk).update(authority_ends_on=date(2026, 1, 1))
    assert roles(actor(school.karim), space_of(school.ce1)) == {Role.GUARDIAN}, "a father, by default"


def test_an_organisation_is_in_no_space(school):
    Person._base_manager.filter(pk=school.denise.pk).update(organisation=True)
    answers(school.denise, school.thuy, LinkKind.TUTOR, Authority.EXERCISES)
    assert not roles(actor(school.denise), space_of(school.ce1))


def test_an_agent_is_in_the_schools_they_follow_and_in_no_class(world):
    school, other = (
        world.tilleuls.space,
        Space._base_manager.select_related("school").get(kind="school", school__name__contains="Genêts"),
    )
    outside = world.outside
    for person, role in (
        (outside.claire, Role.COMMUNE),
        (outside.ien, Role.CIRCONSCRIPTION),
        (outside.dasen, Role.ACADEMIE),
    ):
        assert roles(actor(person), school) == {role}
        assert not roles(actor(person), space_of(world.tilleuls.ce1))
    assert not roles(actor(outside.claire), other)
    assert not roles(actor(outside.stranger), school)
    assert roles(actor(outside.dasen), other) == {Role.ACADEMIE}
    assert everywhere(actor(outside.operator)) == {Role.OPERATOR}
    assert not [space for space in every_space() if roles(actor(outside.operator), space)]


def test_a_group_is_closed_to_staff_who_do_not_run_it(everybody):
    group = next(space for space in every_space() if space.kind == "group")
    expected = {"mme_diallo": {Role.TEACHER}, "mme_roy": {Role.HEAD}, "ines": {Role.PUPIL},
                "minh": {Role.GUARDIAN}, "samira": {Role.GUARDIAN}, "karim": {Role.INFORMED}}  # fmt: skip
    assert {name: roles(who, group) for name, who in everybody.items() if roles(who, group)} == expected


def test_a_pupil_who_changes_class_leaves_the_old_space(school):
    Enrolment._base_manager.filter(pupil=school.ines).update(class_group=school.cp)
    assert not roles(actor(school.ines), space_of(school.ce1))
    assert roles(actor(school.samira), space_of(school.cp)) == {Role.GUARDIAN}


def test_a_teacher_of_two_classes_teaches_in_both(school):
    teaches(school.mme_diallo, school.cp)
    diallo = actor(school.mme_diallo)
    assert Role.TEACHER in roles(diallo, space_of(school.cp)) & roles(diallo, space_of(school.ce1))
