import pytest
from tests.fontenay import THURSDAY

from preau.kernel.scope import platform
from preau.operations.demo.cast import SHOWN_SCHOOL, picked, teachers_of
from preau.provisioning.actions import apply_delivery
from preau.provisioning.generating import Plan, generate
from preau.provisioning.reading import open_delivery

pytestmark = pytest.mark.django_db


@pytest.fixture
def six_schools(tmp_path):
    generate(tmp_path / "delivery", Plan(date=THURSDAY))
    apply_delivery(open_delivery([tmp_path / "delivery"]))


def test_the_demo_shows_a_family_whose_children_are_in_two_schools(six_schools):
    cast = picked()
    assert cast.school.uai == SHOWN_SCHOOL
    with platform("demo"):
        assert cast.pupil.responsibilities.filter(guardian=cast.guardian).exists()
        assert cast.guardian.charges.count() > 1
        assert cast.head.assignments.filter(school=cast.school, head=True).exists()
    assert len(teachers_of(cast.school)) > 5
