"""A child's portrait is an animal that they choose; an adult's, initials."""

import pytest

from preau.core.accounts.actions import open_account
from preau.core.accounts.queries import animals_of
from preau.ui.types import Animal

PASSWORD = "trois radis violets"


@pytest.fixture
def ines(client, school):
    client.force_login(open_account(school.ines, password=PASSWORD))
    return client


def shown(client) -> Animal:
    return client.get("/moi/").wsgi_request.shell.person.portrait.animal


@pytest.mark.parametrize("animal", list(Animal))
def test_a_pupil_chooses_any_animal_and_sees_it_on_every_page(ines, animal):
    chosen = ines.post("/moi/animal/", {"animal": animal})
    assert (chosen.status_code, chosen.url) == (302, "/moi/animal/")
    assert shown(ines) == animal
    assert f'value="{animal}" aria-pressed="true"' in ines.get("/moi/animal/").text


def test_all_animals_are_offered_each_with_its_word(ines):
    page = ines.get("/moi/animal/").text
    assert all(f'value="{animal}"' in page for animal in Animal)
    assert "Escargot" in page


def test_before_choosing_a_pupil_has_one_that_does_not_change(ines, school):
    assert shown(ines) == shown(ines) == animals_of([school.ines])[school.ines.pk]


def test_one_may_change_one_s_mind(ines):
    ines.post("/moi/animal/", {"animal": "cat"})
    ines.post("/moi/animal/", {"animal": "snail"})
    assert shown(ines) == Animal.SNAIL


def test_what_is_no_animal_is_refused_and_changes_nothing(ines):
    before = shown(ines)
    assert ines.post("/moi/animal/", {"animal": "dragon"}).status_code == 404
    assert ines.post("/moi/animal/").status_code == 404
    assert shown(ines) == before


def test_an_adult_keeps_initials(client, school):
    client.force_login(open_account(school.samira, password=PASSWORD))
    assert client.post("/moi/animal/", {"animal": "cat"}).status_code == 403
    assert client.get("/moi/").wsgi_request.shell.person.portrait.initials == "SK"
    assert "animal" not in client.get("/moi/").text.split("<main", 1)[1]


def test_a_list_of_people_costs_one_query_and_says_nothing_of_adults(
    ines, school, neighbour, django_assert_num_queries
):
    ines.post("/moi/animal/", {"animal": "panda"})
    with django_assert_num_queries(1):
        animals = animals_of([school.ines, school.thuy, school.samira, neighbour.lea])
    assert animals[school.ines.pk] == Animal.PANDA
    assert set(animals) == {school.ines.pk, school.thuy.pk, neighbour.lea.pk}


def test_the_class_sees_the_animal_that_was_chosen_beside_the_name(ines, school):
    ines.post("/moi/animal/", {"animal": "panda"})
    page = ines.get("/ma-classe/", follow=True).text.split("<main", 1)[1]
    mine = page[: page.index("Inès K.")].rsplit("<li>", 1)[1]
    assert "#panda" in mine
    assert "avatar" not in page[: page.index("Diallo")].rsplit("<li>", 1)[1]


def test_search_shows_it_too(ines):
    ines.post("/moi/animal/", {"animal": "panda"})
    assert "#panda" in ines.get("/recherche/?q=ines").text.split("<main", 1)[1]
