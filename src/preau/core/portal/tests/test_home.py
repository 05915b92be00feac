"""What each person finds on their home, what it costs, and what is never there."""

import pytest
from tests.costs import MOST, look
from tests.two_schools import actor, space_of

from preau.communication.news.actions import Written, draft, publish
from preau.core.spaces.actions import add_members, make_group
from preau.kernel.scope import within

LARGEST = 60 * 1024


def tell(person, space, title):
    someone = actor(person)
    with within(someone.standing.scope):
        publish(draft(space, Written(title, "…"), actor=someone), actor=someone)


@pytest.fixture
def news(school, neighbour):
    tell(school.mme_diallo, space_of(school.ce1), "Sortie au musée")
    tell(school.mme_roy, school.space, "Kermesse")
    tell(neighbour.m_blanc, space_of(neighbour.ce2), "Chez le voisin")


def people_by_role(world):
    return {
        "pupil": world.tilleuls.ines, "guardian": world.tilleuls.samira, "teacher": world.tilleuls.mme_diallo,
        "head": world.tilleuls.mme_roy, "commune": world.outside.claire, "circonscription": world.outside.ien,
        "academie": world.outside.dasen, "operator": world.outside.operator,
    }  # fmt: skip


def test_the_academie_alone_is_led_to_the_day_of_rentree(browse, world):
    said = {role: browse(it).get("/accueil/").text for role, it in people_by_role(world).items()}
    assert {role for role, home in said.items() if "Année scolaire 20" in home} == {"academie"}
    assert {role for role, home in said.items() if "/annee-scolaire/" in home} == {"academie"}


def test_a_guardian_sees_each_child_with_their_class_and_what_is_new(browse, school, news):
    home = browse(school.samira).get("/accueil/").text
    for said in (
        "Bon",
        "Samira",
        "Inès",
        "Noé",
        "Diallo",
        "Sortie au musée",
        "Kermesse",
        "Les Tilleuls",
    ):
        assert said in home
    assert "Chez le voisin" not in home


def test_choosing_a_child_shows_what_concerns_that_child(browse, school, news):
    client = browse(school.samira)
    assert "Sortie au musée" in client.get(f"/accueil/?enfant={school.ines.uid}").text
    about_noe = client.get(f"/accueil/?enfant={school.noe.uid}").text
    assert "Sortie au musée" not in about_noe
    assert "Kermesse" in about_noe


def test_each_child_is_at_hand_from_every_page(browse, school):
    page = browse(school.samira).get("/annuaire/").text
    for child in (school.ines, school.noe):
        assert f"/accueil/?enfant={child.uid}" in page
    assert "Tous mes enfants" in page
    assert "Tous mes enfants" not in browse(school.minh).get("/annuaire/").text
    assert "enfant=" not in browse(school.paul).get("/annuaire/").text


def test_a_stranger_s_child_cannot_be_chosen(browse, school, neighbour, news):
    home = browse(school.samira).get(f"/accueil/?enfant={neighbour.lea.uid}").text
    assert "Léa" not in home
    assert "Chez le voisin" not in home


def test_a_parent_who_may_know_nothing_sees_nothing_of_the_child(browse, school, news):
    home = browse(school.paul).get("/accueil/").text
    assert "Noé" not in home
    assert "Kermesse" not in home


def test_an_informed_parent_reads_what_concerns_their_child_only(browse, school, news):
    home = browse(school.karim).get("/accueil/").text
    assert "Sortie au musée" in home
    assert "Noé" not in home


@pytest.fixture
def newcomer(school):
    return school.staff("M.", "Hugo", "LEROY", teacher=True)


def test_a_teacher_without_a_class_is_asked_which_one(browse, school, newcomer):
    assert "Quelle est votre classe" in browse(newcomer).get("/accueil/").text
    assert "Quelle est votre classe" not in browse(school.mme_diallo).get("/accueil/").text


def test_a_teacher_says_from_the_home_which_class_is_theirs(browse, school, newcomer):
    client = browse(newcomer)
    asked = f"/classes/{school.cp.uid}/c-est-ma-classe/"
    assert asked in client.get("/accueil/").text
    client.post(asked)
    assert "À confirmer" in client.get("/mes-classes/").text


def test_whoever_said_it_is_not_asked_again_while_the_head_has_not_answered(browse, school):
    home = browse(school.m_petit).get("/accueil/").text
    assert "Quelle est votre classe" not in home
    assert "J’y enseigne aussi" not in home
    assert "1 élève · la direction doit confirmer" in home
    assert f"/espaces/{space_of(school.cm2).uid}/" in home
    browse(school.mme_roy).post(f"/ecoles/{school.school.uid}/classes/confirmer/")
    assert "la direction doit confirmer" not in browse(school.m_petit).get("/accueil/").text


def test_a_second_class_that_waits_stands_beside_the_first(browse, school):
    client = browse(school.mme_diallo)
    client.post(f"/classes/{school.cp.uid}/c-est-ma-classe/")
    home = client.get("/accueil/").text
    assert "CE1 B" in home
    assert "0 élève · la direction doit confirmer" in home


def test_my_school_is_the_school_itself_from_which_the_classes_are_one_link_away(browse, school, neighbour):
    head = browse(school.mme_roy)
    page = head.get("/mon-ecole/", follow=True)
    assert page.redirect_chain[-1][0] == f"/espaces/{school.space.uid}/"
    address = f"/ecoles/{school.school.uid}/classes/"
    for text in (page.text, head.get("/accueil/").text):
        assert f'href="{address}"' in text
        assert "Qui a quelle classe" in text
    for person in (school.mme_diallo, neighbour.mme_faure):
        assert address not in browse(person).get("/accueil/").text
    assert address not in browse(school.mme_diallo).get(f"/espaces/{school.space.uid}/").text


def test_a_head_sees_first_who_waits_for_a_word(browse, school, neighbour):
    home = browse(school.mme_roy).get("/accueil/").text
    assert "1 classe à confirmer" in home
    assert "Petit\u202f: CM2" in home
    assert "Un enfant a un responsable sans accès" in home
    assert home.index("À faire</") < home.index("Mon école</h2>")
    assert "à confirmer" not in browse(neighbour.mme_faure).get("/accueil/").text


def test_what_is_done_is_no_longer_to_do(browse, school):
    head = browse(school.mme_roy)
    head.post(f"/ecoles/{school.school.uid}/classes/confirmer/")
    typed = {"authority": "none", "authority_source": "jugement", "authority_ends_on": ""}
    head.post(f"/eleves/{school.ines.uid}/responsables/{school.denise.uid}/", typed)
    given = {"class_group": school.cp.uid, "staff": school.mme_roy.uid, "percent": 100}
    head.post(f"/ecoles/{school.school.uid}/classes/", given)
    assert "Tout est fait" in head.get("/a-faire/").text


def test_a_child_is_told_kindly_that_all_is_done(browse, school):
    assert "Tu as tout fait" in browse(school.ines).get("/a-faire/").text


def test_a_group_is_on_the_home_of_its_members_and_of_nobody_else(browse, school):
    diallo = actor(school.mme_diallo)
    with within(diallo.standing.scope):
        choir = make_group(school.school, "Chorale", actor=diallo)
        add_members(choir, [school.ines], actor=actor(school.mme_diallo))
    for person, there in (
        (school.ines, True),
        (school.samira, True),
        (school.thuy, False),
        (school.minh, False),
    ):
        assert ("Chorale" in browse(person).get("/accueil/").text) is there
    samira = browse(school.samira)
    assert "Chorale" not in samira.get(f"/accueil/?enfant={school.noe.uid}").text


def test_schools_are_found_by_name_or_number(browse, world):
    client = browse(world.outside.claire)
    assert "Le Verger" not in client.get("/mes-ecoles/?q=tilleuls").text
    assert "Les Tilleuls" in client.get("/mes-ecoles/?q=0990001N").text
    assert "Les Genêts" not in client.get("/mes-ecoles/").text
    assert "Aucune école de ce nom" in client.get("/mes-ecoles/?q=genets").text


@pytest.mark.parametrize("name", ["claire", "ien", "dasen"])
def test_whoever_follows_schools_finds_one_by_the_search_too(browse, world, name):
    client = browse(getattr(world.outside, name))
    for asked in ("tilleuls", "TILLEULS", "0990001n"):
        page = client.get(f"/recherche/?q={asked}").text
        assert f'href="/espaces/{world.tilleuls.space.uid}/"' in page, asked
        assert "0990001N" in page, asked
    assert "Verger" not in page
    assert "Les Tilleuls" in client.get("/recherche/?q=ecole&dans=schools").text.replace("<mark>", "")


def test_the_search_finds_no_school_of_others(browse, world):
    for person in (
        world.outside.stranger,
        world.outside.operator,
        world.tilleuls.mme_roy,
        world.tilleuls.ines,
    ):
        page = browse(person).get("/recherche/?q=0990001N").text
        assert f"/espaces/{world.tilleuls.space.uid}/" not in page
        assert "Rien trouvé" in page
    assert "0990003R" in browse(world.outside.stranger).get("/recherche/?q=genets").text


@pytest.mark.parametrize("role", ["commune", "circonscription", "academie", "operator"])
def test_agents_see_figures_and_no_name_of_a_child_or_a_family(browse, world, news, role):
    home = browse(people_by_role(world)[role]).get("/accueil/").text
    for name in ("Inès", "Noé", "Samira", "KADDOUR", "Kaddour", "Sortie au musée", "Kermesse"):
        assert name not in home
    assert ("Le Verger" in home) is (role != "operator")


def test_an_agent_of_another_commune_sees_none_of_these_schools(browse, world):
    home = browse(world.outside.stranger).get("/accueil/").text
    assert "Les Tilleuls" not in home
    assert "Les Genêts" in home


ROLES = ("pupil", "guardian", "teacher", "head", "commune", "circonscription", "academie", "operator")


@pytest.mark.parametrize("role", ROLES)
def test_a_home_costs_no_more_when_the_school_grows(browse, world, news, role):
    client = browse(people_by_role(world)[role])
    client.get("/accueil/")
    _, first = look(client, "/accueil/")
    for number in range(30):
        world.tilleuls.pupil(f"Élève{number}", "PETIT", world.tilleuls.ce1)
    for number in range(6):
        tell(world.tilleuls.mme_diallo, space_of(world.tilleuls.ce1), f"Nouvelle {number}")
    response, then = look(client, "/accueil/")
    assert max(first, then) <= MOST
    assert len(response.content) < LARGEST
