"""Classes come from the youngest pupils to the eldest everywhere, then by name."""

import pytest
from tests.two_schools import actor, space_of, teaches

from preau.core.directory.levels import LEVELS, by_level, youngest_first
from preau.core.directory.models import ClassGroup
from preau.core.spaces.actions import make_group
from preau.core.spaces.following import follow_directory
from preau.kernel.scope import Schools, platform, within

ORDER = ["Zèbres", "Les Oursons", "CP A", "CP B", "CE1 B", "Anémones", "CM2", "Éveil"]


@pytest.fixture
def many(school):
    """Names that say nothing of levels, levels that names do not say, and a class without any."""
    made = [
        school.class_group(*it)
        for it in (
            ("Anémones", "CE2,CM1"), ("Les Oursons", "MS,GS"), ("CP B", "CP"), ("Éveil", ""), ("Zèbres", "TPS,PS"),
        )
    ]  # fmt: skip
    follow_directory(Schools.of([school.school.pk]))
    return made


def order_in(text) -> list[str]:
    at = {name: text.index(name) for name in ORDER if name in text}
    return sorted(at, key=at.__getitem__)


def test_both_ways_to_sort_agree(school, many):
    with platform("test"):
        told = [it.name for it in ClassGroup.objects.filter(school=school.school).order_by(*by_level())]
        assert told == ORDER
        listed = sorted(ClassGroup.objects.filter(school=school.school), key=youngest_first)
    assert [it.name for it in listed] == ORDER


def test_a_level_is_found_in_no_other_but_a_younger_one():
    for place, level in enumerate(LEVELS):
        assert all(level not in elder for elder in LEVELS[place + 1 :])


def test_the_head_s_home_school_and_lists_begin_with_the_youngest(browse, school, many):
    head = browse(school.mme_roy)
    home = head.get("/accueil/").text.split("Mon école</h2>")[1]
    page = head.get(f"/ecoles/{school.school.uid}/classes/").text
    table, form = page.split("<table")[1].split('id="attribuer"')
    for text in (home, table, form, head.get(f"/espaces/{school.space.uid}/").text.split("<main")[1]):
        assert order_in(text) == ORDER


def test_a_teacher_s_home_and_the_directory_name_her_classes_in_that_order(browse, school, many):
    for class_group in many:
        teaches(school.mme_diallo, class_group)
    theirs = [name for name in ORDER if name not in ("CP A", "CM2")]
    client = browse(school.mme_diallo)
    for address in ("/accueil/", "/mes-classes/", "/annuaire/?q=diallo"):
        assert order_in(client.get(address).text.split("<main")[1].split("Une autre classe")[0]) == theirs


def test_the_classes_to_choose_members_from_begin_with_the_youngest(browse, school, many):
    diallo = actor(school.mme_diallo)
    with within(diallo.standing.scope):
        choir = make_group(school.school, "Chorale", actor=diallo)
    pills = browse(school.mme_diallo).get(f"/espaces/{choir.uid}/membres/").text.split('class="pills"')[1]
    assert order_in(pills.split("</nav>")[0]) == ORDER


def test_a_new_news_item_offers_the_classes_in_that_order(browse, school, many):
    page = browse(school.mme_roy).get("/actualites/nouvelle/").text.split("<main")[1]
    assert order_in(page) == ORDER


def test_a_class_page_is_still_that_of_its_class(browse, school, many):
    assert "CE1 B" in browse(school.ines).get(f"/espaces/{space_of(school.ce1).uid}/").text
