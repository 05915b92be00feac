"""How far everybody goes in a service."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.two_schools import actor, space_of

from preau.core.spaces.actions import choose_rank, switch_service
from preau.core.spaces.models import RankOverride, ServiceActivation, Space
from preau.core.spaces.ranks import audience, needs, rank, spaces_where
from preau.core.spaces.services import Service
from preau.core.spaces.types import Rank, Role, SpaceKind
from preau.kernel import rules
from preau.kernel.audit.models import Record
from preau.kernel.registry import Manifest, Misdeclared, registered
from preau.kernel.rules import Refused, disagreements
from preau.kernel.scope import Platform, within
from preau.ui.types import Family

DEFAULTS = {
    Role.PUPIL: Rank.READ,
    Role.GUARDIAN: Rank.REACT,
    Role.TEACHER: Rank.PUBLISH,
    Role.HEAD: Rank.MANAGE,
}


def service(**changes):
    facts = {
        "icon": "images",
        "family": Family.COMMUNICATION,
        "entry": "home",
        "kinds": (SpaceKind.CLASS, SpaceKind.SCHOOL),
        "ranks": (Rank.READ, Rank.REACT, Rank.PUBLISH, Rank.MANAGE),
        "defaults": DEFAULTS,
    }
    return Service("essai", "Essai", **{**facts, **changes})


BLOG = service()


@pytest.fixture(autouse=True)
def anywhere():
    """Rules alone are tried here, without the second lock of a scope."""
    with within(Platform("test")):
        yield


@pytest.fixture
def may_publish(monkeypatch):
    monkeypatch.setattr(rules, "_rules", {})
    return needs(Rank.PUBLISH, of=BLOG, name="essai.publish", refusal="Seule l’équipe publie ici.")


def ranks(school, space, of=BLOG):
    people = (school.ines, school.samira, school.karim, school.mme_diallo, school.mme_roy, school.m_morel)
    return [rank(actor(person), space, of) for person in people]


def test_the_manifest_says_how_far_each_role_goes(school):
    assert ranks(school, space_of(school.ce1)) == [
        Rank.READ, Rank.REACT, Rank.READ, Rank.PUBLISH, Rank.MANAGE, Rank.NONE,
    ]  # fmt: skip


def test_a_service_does_not_live_in_other_kinds_of_spaces(school):
    assert set(ranks(school, space_of(school.ce1), service(kinds=(SpaceKind.SCHOOL,)))) == {Rank.NONE}


def test_a_teacher_lets_her_class_publish_and_no_other_class(school):
    ce1, cm2 = space_of(school.ce1), space_of(school.cm2)
    choose_rank(ce1, BLOG, Role.PUPIL, Rank.PUBLISH, actor=actor(school.mme_diallo))
    assert rank(actor(school.ines), ce1, BLOG) == Rank.PUBLISH
    assert rank(actor(school.noe), cm2, BLOG) == Rank.READ
    choose_rank(ce1, BLOG, Role.PUPIL, None, actor=actor(school.mme_diallo))
    assert rank(actor(school.ines), ce1, BLOG) == Rank.READ


def test_an_informed_guardian_reads_and_goes_no_further(school):
    ce1 = space_of(school.ce1)
    choose_rank(ce1, BLOG, Role.GUARDIAN, Rank.PUBLISH, actor=actor(school.mme_diallo))
    assert rank(actor(school.samira), ce1, BLOG) == Rank.PUBLISH
    assert rank(actor(school.karim), ce1, BLOG) == Rank.READ


@pytest.mark.parametrize(("in_school", "in_class", "there"), [
    (False, True, False), (True, False, False), (True, None, True), (None, False, False), (None, None, True),
])  # fmt: skip
def test_a_class_does_not_open_what_its_school_closed(school, in_school, in_class, there):
    ce1 = space_of(school.ce1)
    if in_school is not None:
        switch_service(school.space, BLOG, in_school, actor=actor(school.mme_roy))
    if in_class is not None:
        switch_service(ce1, BLOG, in_class, actor=actor(school.mme_diallo))
    assert bool(rank(actor(school.ines), ce1, BLOG)) is there
    assert rank(actor(school.noe), space_of(school.cm2), BLOG) == (
        Rank.NONE if in_school is False else Rank.READ
    )


def test_a_closed_space_is_read_and_nothing_more(school, may_publish):
    ce1 = space_of(school.ce1)
    ce1.closed_on = date(2026, 7, 4)
    ce1.save()
    assert rank(actor(school.mme_diallo), ce1, BLOG) == Rank.READ
    assert "fermé" in may_publish(actor(school.mme_diallo), ce1).reason


def test_a_rule_of_a_service_has_two_faces_that_agree(world, may_publish):
    people = [actor(person) for person in world.people().values()]
    spaces = list(Space.objects.select_related("school"))
    assert disagreements(may_publish, actors=people, targets=spaces) == []
    assert may_publish.rows(actor(world.tilleuls.mme_diallo)).count() == 2
    assert may_publish(actor(world.tilleuls.samira), space_of(world.tilleuls.ce1)).reason


chosen = st.dictionaries(
    st.tuples(st.sampled_from(["school", "ce1"]), st.sampled_from(list(Role))), st.sampled_from(list(Rank))
)
switched = st.dictionaries(st.sampled_from(["school", "ce1"]), st.booleans())


@pytest.mark.slow
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    overrides=chosen,
    switches=switched,
    default_on=st.booleans(),
    at_least=st.sampled_from(list(Rank)[1:]),
    closed=st.booleans(),
)
def test_whatever_was_chosen_both_faces_of_a_rank_agree(
    world, overrides, switches, default_on, at_least, closed
):
    school, blog = world.tilleuls, service(default_on=default_on)
    where = {"school": school.space, "ce1": space_of(school.ce1)}
    RankOverride._base_manager.all().delete()
    ServiceActivation._base_manager.all().delete()
    Space._base_manager.filter(pk=where["ce1"].pk).update(closed_on=date(2026, 7, 4) if closed else None)
    for (place, role), chosen_rank in overrides.items():
        RankOverride.objects.create(space=where[place], service=blog.label, role=role, rank=chosen_rank)
    for place, on in switches.items():
        ServiceActivation.objects.create(space=where[place], service=blog.label, on=on)
    for person in (
        school.ines,
        school.samira,
        school.karim,
        school.mme_diallo,
        school.mme_roy,
        world.verger.lea,
    ):
        who = actor(person)
        one = {
            space.pk for space in Space.objects.select_related("school") if rank(who, space, blog) >= at_least
        }
        assert set(spaces_where(who, blog, at_least=at_least).values_list("pk", flat=True)) == one


def test_all_the_spaces_where_somebody_publishes_are_found_in_one_query(school, django_assert_num_queries):
    diallo = actor(school.mme_diallo)
    with django_assert_num_queries(1):
        assert len(spaces_where(diallo, BLOG, at_least=Rank.PUBLISH)) == 2


def test_who_will_see_this_is_answered_with_names(school, neighbour):
    seen_by = set(audience(space_of(school.ce1), BLOG).values_list("given_name", flat=True))
    assert seen_by == {"Inès", "Thuy", "Samira", "Karim", "Minh", "Awa", "Anne"}
    writers = audience(space_of(school.ce1), BLOG, at_least=Rank.PUBLISH)
    assert set(writers.values_list("given_name", flat=True)) == {"Awa", "Anne"}
    assert not audience(space_of(school.ce1), service(default_on=False)).exists()


def test_only_those_who_run_a_space_arrange_its_services(school, neighbour):
    ce1 = space_of(school.ce1)
    for person in (school.ines, school.samira, school.m_petit, school.m_morel, neighbour.mme_faure):
        with pytest.raises(Refused):
            switch_service(ce1, BLOG, False, actor=actor(person))
        with pytest.raises(Refused):
            choose_rank(ce1, BLOG, Role.PUPIL, Rank.MANAGE, actor=actor(person))
    with pytest.raises(Refused):
        switch_service(school.space, BLOG, False, actor=actor(school.mme_diallo))
    assert not ServiceActivation.objects.exists()


def test_what_was_chosen_goes_to_the_journal(school):
    switch_service(space_of(school.ce1), BLOG, False, actor=actor(school.mme_diallo))
    choose_rank(space_of(school.ce1), BLOG, Role.PUPIL, Rank.NONE, actor=actor(school.mme_diallo))
    assert [(row.verb, row.actor) for row in Record.objects.order_by("pk")] == [
        ("spaces.switch_service", school.mme_diallo.uid), ("spaces.choose_rank", school.mme_diallo.uid),
    ]  # fmt: skip


@pytest.mark.parametrize("wrong", [
    {"ranks": (Rank.MANAGE, Rank.READ)},
    {"ranks": (Rank.PUBLISH,)},
    {"defaults": {Role.PUPIL: Rank.CONTRIBUTE}},
    {"defaults": {Role.INFORMED: Rank.READ}},
    {"kinds": ()},
])  # fmt: skip
def test_a_service_that_could_not_work_is_refused_when_declared(wrong):
    with (
        pytest.raises(Misdeclared),
        registered(Manifest("essai", "Essai", contributions=(service(**wrong),))),
    ):
        pass
