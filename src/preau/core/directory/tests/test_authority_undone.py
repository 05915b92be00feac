"""What a head typed about authority can be taken back for a while, by a head of the pupil's school."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from preau.core.directory.models import Responsibility
from preau.core.directory.types import Authority
from preau.core.directory.views import authorities
from preau.kernel.audit.models import Record

TYPED = {"authority": "none", "authority_source": "jugement du 3 mars", "authority_ends_on": "2027-03-03"}


@pytest.fixture
def address(school):
    return f"/eleves/{school.ines.uid}/responsables/{school.karim.uid}/"


@pytest.fixture
def before(school):
    """Karim is informed, after a judgment of last year."""
    told = {
        "authority": Authority.INFORMED,
        "authority_source": "jugement de 2025",
        "authority_ends_on": None,
    }
    Responsibility._base_manager.filter(guardian=school.karim).update(**told)
    return told


def typed(school) -> dict[str, object]:
    return Responsibility._base_manager.values("authority", "authority_source", "authority_ends_on").get(
        guardian=school.karim
    )


def test_undo_is_offered_and_puts_back_all_that_was_typed(browse, school, address, before):
    head = browse(school.mme_roy)
    head.post(address, TYPED)
    assert typed(school)["authority_ends_on"] == date(2027, 3, 3)
    page = head.get(f"/eleves/{school.ines.uid}/").text
    assert f'action="{address}annuler/"' in page
    assert "Annuler" in page
    head.post(f"{address}annuler/")
    assert typed(school) == before
    told = Record.objects.filter(verb="directory.set_authority").order_by("pk").last()
    assert told.detail["authority"] == "informed"


def test_it_is_undone_once(browse, school, address, before):
    head = browse(school.mme_roy)
    head.post(address, TYPED)
    head.post(f"{address}annuler/")
    head.post(address, TYPED)
    head.post(f"{address}annuler/")
    assert typed(school) == before
    Responsibility._base_manager.filter(guardian=school.karim).update(authority=Authority.EXERCISES)
    head.post(f"{address}annuler/")
    assert typed(school)["authority"] == Authority.EXERCISES
    assert "Trop tard pour annuler" in head.get(f"/eleves/{school.ines.uid}/").text


def test_it_can_be_undone_for_a_while_only(browse, school, address, before, monkeypatch):
    head = browse(school.mme_roy)
    head.post(address, TYPED)
    later = timezone.now() + authorities.UNDONE_WITHIN + timedelta(seconds=1)
    monkeypatch.setattr(authorities.timezone, "now", lambda: later)
    head.post(f"{address}annuler/")
    assert typed(school)["authority"] == Authority.NONE


def test_what_somebody_typed_since_stays(browse, school, address, before):
    head = browse(school.mme_roy)
    head.post(address, TYPED)
    Responsibility._base_manager.filter(guardian=school.karim).update(authority=Authority.THIRD_PARTY)
    head.post(f"{address}annuler/")
    assert typed(school)["authority"] == Authority.THIRD_PARTY


def test_what_was_typed_of_one_guardian_is_not_put_back_on_another(browse, school, address, before):
    head = browse(school.mme_roy)
    head.post(address, TYPED)
    other = f"/eleves/{school.ines.uid}/responsables/{school.denise.uid}/annuler/"
    head.post(other)
    assert not Responsibility._base_manager.get(guardian=school.denise).authority


def test_only_a_head_who_typed_it_undoes_it(browse, school, neighbour, address, before):
    browse(school.mme_roy).post(address, TYPED)
    answers = {
        name: browse(person).post(f"{address}annuler/").status_code
        for name, person in (
            ("teacher", school.mme_diallo), ("guardian", school.karim), ("their_head", neighbour.mme_faure),
        )
    }  # fmt: skip
    assert answers == {"teacher": 403, "guardian": 404, "their_head": 404}
    assert typed(school)["authority"] == Authority.NONE
