"""Spaces follow the directory."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from preau.core.directory.events import DirectoryChanged
from preau.core.directory.models import ClassGroup, School
from preau.core.spaces.following import follow_directory
from preau.core.spaces.models import Space
from preau.kernel.events.actions import announce
from preau.kernel.jobs.worker import run_due_jobs
from preau.kernel.scope import Academie, Schools


def follow(place):
    follow_directory(Schools.of([place.school.pk]))


def kinds(**where):
    return sorted(Space._base_manager.filter(**where).values_list("kind", flat=True))


def test_each_school_class_and_institution_has_one_space(school, neighbour):
    assert kinds(school=school.school) == ["class", "class", "class", "school"]
    assert kinds(school=neighbour.school) == ["class", "school"]
    assert kinds(school=None) == ["academie", "circonscription", "commune", "commune"]


def test_following_again_changes_nothing(school):
    before = list(Space._base_manager.order_by("pk").values())
    follow_directory(Academie(school.school.academie_id))
    assert list(Space._base_manager.order_by("pk").values()) == before


def test_a_space_closes_and_reopens_with_its_class(school, neighbour):
    for closed_on in (date(2026, 7, 4), date(2026, 7, 5), None):
        ClassGroup._base_manager.filter(pk__in=[school.cm2.pk, neighbour.ce2.pk]).update(closed_on=closed_on)
        follow(school)
        assert Space._base_manager.get(class_group=school.cm2).closed_on == closed_on
        assert Space._base_manager.get(class_group=neighbour.ce2).closed_on is None


def test_a_class_closed_before_its_space_was_made_gets_none(school):
    gone = ClassGroup._base_manager.create(school=school.school, name="CE2", closed_on=date(2026, 7, 4))
    follow(school)
    assert not Space._base_manager.filter(class_group=gone).exists()


def test_a_school_closes_with_its_space(school):
    School._base_manager.update(closed_on=date(2026, 7, 4))
    follow(school)
    assert school.space.closed_on == date(2026, 7, 4)


def test_spaces_follow_once_a_run_is_announced(school):
    school.class_group("CE2", "CE2")
    announce(DirectoryChanged(school.school.academie_id))
    run_due_jobs()
    assert kinds(school=school.school).count("class") == 4


@pytest.mark.parametrize("keys", [{"kind": "class"}, {"kind": "commune", "with_class": True}])
def test_a_space_is_for_exactly_one_thing(school, keys):
    of_class = {"class_group": school.class_group("CE2", "CE2")} if keys.pop("with_class", False) else {}
    with pytest.raises(IntegrityError), transaction.atomic():
        Space._base_manager.create(school=school.school, **of_class, **keys)


def test_a_hundred_new_classes_cost_no_more_queries_than_one(school, django_assert_max_num_queries):
    for number in range(100):
        school.class_group(f"CE2 {number}", "CE2")
    with django_assert_max_num_queries(12):
        follow(school)
