"""An agent sees the places of every office they hold, and nothing next door."""

import pytest
from tests.two_schools import SINCE, actor

from preau.core.directory.models import Assignment, Office, Person, School
from preau.core.directory.types import OfficeRole, Profile
from preau.core.spaces.models import Space
from preau.kernel.scope import within


@pytest.fixture
def genets(world) -> School:
    """The school of the other commune, where nobody works yet."""
    return School._base_manager.get(uai="0990003R")


def names(person: Person, model=School) -> set[str]:
    with within(actor(person).standing.scope):
        return {str(it) for it in model.objects.all()}


def test_an_agent_of_one_commune_sees_its_schools(world, genets):
    assert names(world.outside.claire) == {"Les Tilleuls", "Le Verger"}
    assert names(world.outside.stranger) == {"Les Genêts"}


def test_an_agent_of_two_communes_sees_both(browse, world, genets):
    claire = world.outside.claire
    Office.objects.create(person=claire, role=OfficeRole.COMMUNE, commune=genets.commune, starts_on=SINCE)
    assert names(claire) == {"Les Tilleuls", "Le Verger", "Les Genêts"}
    home = browse(claire).get("/accueil/").text
    assert "Tilleuls" in home
    assert "Genêts" in home


def test_an_agent_of_two_communes_finds_the_heads_of_both_and_no_child(browse, world, genets):
    claire = world.outside.claire
    Office.objects.create(person=claire, role=OfficeRole.COMMUNE, commune=genets.commune, starts_on=SINCE)
    head = Person._base_manager.create(
        academie=genets.academie, profile=Profile.STAFF, civility="MME", given_name="Zoé",
        family_name="LEROUX", sort_name="leroux zoe",
    )  # fmt: skip
    Assignment._base_manager.create(staff=head, school=genets, head=True, starts_on=SINCE)
    found = browse(claire).get("/annuaire/").text
    assert "Roy" in found
    assert "Leroux" in found
    assert "Inès" not in found


def test_an_office_that_ended_shows_nothing_more(world, genets):
    claire = world.outside.claire
    Office.objects.create(
        person=claire, role=OfficeRole.COMMUNE, commune=genets.commune, starts_on=SINCE, ends_on=SINCE
    )
    assert names(claire) == {"Les Tilleuls", "Le Verger"}


def test_a_commune_and_a_circonscription_are_seen_together_with_their_spaces(world, genets):
    ien = world.outside.ien
    Office.objects.create(person=ien, role=OfficeRole.COMMUNE, commune=genets.commune, starts_on=SINCE)
    assert names(ien) == {"Les Tilleuls", "Le Verger", "Les Genêts"}
    with within(actor(ien).standing.scope):
        kinds = set(Space.objects.filter(school=None).values_list("kind", flat=True))
    assert kinds == {"circonscription", "commune"}
