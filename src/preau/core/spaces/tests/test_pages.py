"""The pages where spaces are arranged: services, rights, groups and their members; each gesture is undone."""

import pytest
from django.utils import timezone
from tests.two_schools import actor, space_of

from preau.communication.news.services import NEWS
from preau.core.directory.models import GroupMember, Responsibility
from preau.core.spaces.actions import add_members, make_group, switch_service
from preau.core.spaces.models import RankOverride, ServiceActivation, Space
from preau.core.spaces.ranks import audience, rank
from preau.core.spaces.types import Rank, Role
from preau.kernel.audit.models import Record
from preau.kernel.rules import Refused
from preau.kernel.scope import platform, within


@pytest.fixture
def choir(school):
    """Mme Diallo's group, with Inès in it."""
    diallo = actor(school.mme_diallo)
    with within(diallo.standing.scope):
        made = make_group(school.school, "Chorale", actor=diallo)
        add_members(made, [school.ines], actor=actor(school.mme_diallo))
    return made


def members(group):
    today = timezone.localdate()
    there = GroupMember._base_manager.filter(group=group.group_id).exclude(ends_on__lte=today)
    return set(there.values_list("person__given_name", flat=True))


def how_far(person, space):
    with platform("test"):
        return rank(actor(person), space, NEWS)


def undo(client, page):
    """Press « Annuler » on the page that came back."""
    asked = page.text.split('class="undo"')[1].split('action="')[1].split('"')[0]
    return client.post(asked, follow=True)


def test_a_class_page_opens_its_services_on_that_class(browse, school):
    space = space_of(school.ce1)
    page = browse(school.samira).get(f"/espaces/{space.uid}/").text
    assert f"/actualites/?espace={space.uid}" in page
    assert "Services et droits" not in page


def test_a_teacher_closes_a_service_in_her_class_and_thinks_better_of_it(browse, school):
    space, client = space_of(school.ce1), browse(school.mme_diallo)
    page = client.post(f"/espaces/{space.uid}/services/news/fermer/", follow=True)
    assert how_far(school.ines, space) == Rank.NONE
    assert how_far(school.noe, space_of(school.cm2)) == Rank.READ
    undo(client, page)
    assert how_far(school.ines, space) == Rank.READ


def test_a_teacher_cannot_open_what_the_head_closed(browse, school):
    roy = actor(school.mme_roy)
    with within(roy.standing.scope):
        switch_service(school.space, NEWS, False, actor=roy)
    page = browse(school.mme_diallo).get(f"/espaces/{space_of(school.ce1).uid}/services/").text
    assert "L’école a fermé ce service" in page
    assert "Ouvrir ici" not in page


def test_a_teacher_lets_her_pupils_publish_and_takes_it_back(browse, school):
    space, client = space_of(school.ce1), browse(school.mme_diallo)
    typed = {"news-pupil": "40", "news-guardian": "", "news-staff": "", "news-teacher": "", "news-head": ""}
    page = client.post(f"/espaces/{space.uid}/services/news/droits/", typed, follow=True)
    assert how_far(school.ines, space) == Rank.PUBLISH
    assert "Élèves, lire et publier" in page.text
    undo(client, page)
    assert how_far(school.ines, space) == Rank.READ
    assert not RankOverride._base_manager.exists()


def test_saving_rights_without_a_change_says_so_and_is_not_recorded(browse, school):
    address = f"/espaces/{space_of(school.ce1).uid}/services/news/droits/"
    client, typed = browse(school.mme_diallo), {"news-pupil": "40"}
    client.post(address, typed)
    recorded = Record.objects.count()
    page = client.post(address, typed, follow=True).text
    assert "Rien n’a changé." in page
    assert 'class="undo"' not in page
    assert Record.objects.count() == recorded
    assert RankOverride._base_manager.count() == 1


@pytest.mark.parametrize("role", ["pupil", "guardian"])
def test_families_never_manage_what_others_wrote(browse, school, role):
    typed = {f"news-{role}": str(int(Rank.MANAGE))}
    address = f"/espaces/{space_of(school.ce1).uid}/services/news/droits/"
    assert browse(school.mme_diallo).post(address, typed).status_code == 422
    assert not RankOverride._base_manager.exists()


def test_a_class_chooses_no_more_than_its_school_allows(browse, school):
    head, teacher = browse(school.mme_roy), browse(school.mme_diallo)
    head.post(f"/espaces/{school.space.uid}/services/news/droits/", {"news-teacher": str(int(Rank.READ))})
    address = f"/espaces/{space_of(school.ce1).uid}/services/news/droits/"
    assert teacher.post(address, {"news-teacher": str(int(Rank.PUBLISH))}).status_code == 422


def test_an_unknown_service_or_switch_is_not_found(browse, school):
    client, uid = browse(school.mme_diallo), space_of(school.ce1).uid
    for address in ("services/rien/fermer/", "services/news/casser/", "services/rien/droits/"):
        assert client.post(f"/espaces/{uid}/{address}").status_code == 404
    assert not ServiceActivation._base_manager.exists()


def test_the_neighbour_arranges_nothing_here(browse, school, neighbour, choir):
    client = browse(neighbour.mme_faure)
    for address in (
        f"/espaces/{space_of(school.ce1).uid}/services/news/fermer/",
        f"/espaces/{space_of(school.ce1).uid}/services/news/droits/",
        f"/espaces/{choir.uid}/membres/",
        f"/espaces/{choir.uid}/membres/retirer/",
        f"/espaces/{choir.uid}/fermer/",
        f"/ecoles/{school.school.uid}/groupes/",
    ):
        assert client.post(address, {"name": "À moi"}).status_code == 404
    assert not ServiceActivation._base_manager.exists()
    assert members(choir) == {"Awa", "Inès"}


def test_a_teacher_makes_a_group_and_fills_it_by_class(browse, school):
    client = browse(school.mme_diallo)
    page = client.post(f"/ecoles/{school.school.uid}/groupes/", {"name": "Anglais"}, follow=True)
    group = Space._base_manager.get(group__name="Anglais")
    assert "Il reste à dire qui en est" in page.text
    address = f"/espaces/{group.uid}/membres/?classe={school.ce1.uid}"
    assert "Thuy" in client.get(address).text
    page = client.post(address, {"all": "1"}, follow=True)
    assert members(group) == {"Awa", "Inès", "Thuy"}
    undo(client, page)
    assert members(group) == {"Awa"}


def test_one_who_is_taken_out_can_be_brought_back_as_if_nothing_had_happened(browse, school, choir):
    client = browse(school.mme_diallo)
    GroupMember._base_manager.filter(person=school.ines).update(starts_on="2026-09-01")
    page = client.post(f"/espaces/{choir.uid}/membres/retirer/", {"personne": school.ines.uid}, follow=True)
    assert members(choir) == {"Awa"}
    undo(client, page)
    assert members(choir) == {"Awa", "Inès"}
    assert str(GroupMember._base_manager.get(person=school.ines).starts_on) == "2026-09-01"


def test_a_colleague_found_by_name_runs_the_group_too(browse, school, choir):
    client = browse(school.mme_diallo)
    address = f"/espaces/{choir.uid}/membres/?q=petit"
    assert "Petit" in client.get(address).text
    client.post(address, {"people": [school.m_petit.uid]})
    assert browse(school.m_petit).get(f"/espaces/{choir.uid}/membres/").status_code == 200


def test_nobody_is_added_without_being_ticked(browse, school, choir):
    response = browse(school.mme_diallo).post(f"/espaces/{choir.uid}/membres/?q=petit", {})
    assert response.status_code == 422
    assert "Cochez au moins une personne" in response.text


def test_the_neighbour_s_pupil_enters_no_group_of_ours(browse, school, neighbour, choir):
    address = f"/espaces/{choir.uid}/membres/?classe={neighbour.ce2.uid}"
    client = browse(school.mme_diallo)
    assert "Léa" not in client.get(address).text
    client.post(address, {"people": [neighbour.lea.uid]})
    assert members(choir) == {"Awa", "Inès"}
    diallo = actor(school.mme_diallo)
    with within(diallo.standing.scope), pytest.raises(Refused):
        add_members(choir, [neighbour.lea], actor=diallo)


def test_a_closed_group_is_gone_for_its_pupils_and_its_teacher_reopens_it(browse, school, choir):
    client = browse(school.mme_diallo)
    page = client.post(f"/espaces/{choir.uid}/fermer/", follow=True)
    assert browse(school.ines).get(f"/espaces/{choir.uid}/").status_code == 404
    assert browse(school.m_petit).post(f"/espaces/{choir.uid}/rouvrir/").status_code == 403
    undo(client, page)
    assert browse(school.ines).get(f"/espaces/{choir.uid}/").status_code == 200


def test_a_group_gets_a_new_name(browse, school, choir):
    client = browse(school.mme_diallo)
    assert client.post(f"/espaces/{choir.uid}/nom/", {"name": ""}).status_code == 422
    page = client.post(f"/espaces/{choir.uid}/nom/", {"name": "Chorale du mardi"}, follow=True)
    assert "Chorale du mardi" in page.text


def test_what_the_feed_made_is_changed_in_the_feed(browse, school, choir):
    choir.group.feed_key = "70800$UPE2A"
    choir.group.save()
    response = browse(school.mme_diallo).get(f"/espaces/{choir.uid}/membres/")
    assert response.status_code == 403
    assert "vient de l’annuaire académique" in response.text


def test_a_group_is_reached_from_its_school_and_shows_only_whom_one_may_find(browse, school, choir):
    assert "Groupes de l’école" in browse(school.mme_diallo).get(f"/espaces/{school.space.uid}/").text
    assert "Groupes de l’école" not in browse(school.samira).get(f"/espaces/{school.space.uid}/").text
    page = browse(school.samira).get(f"/espaces/{choir.uid}/").text
    assert "Chorale" in page
    assert "Services et droits" not in page


def test_each_change_says_who_made_it(browse, school):
    client, uid = browse(school.mme_diallo), space_of(school.ce1).uid
    client.post(f"/espaces/{uid}/services/news/fermer/")
    page = client.get(f"/espaces/{uid}/services/").text
    assert "Actualités\u202f: fermé" in page
    assert "Mme\u202fDiallo" in page or "Mme\u00a0Diallo" in page


def test_roles_of_a_group_are_those_of_its_members(school, choir):
    with platform("test"):
        assert rank(actor(school.mme_diallo), choir, NEWS) == NEWS.defaults[Role.TEACHER]
        assert rank(actor(school.noe), choir, NEWS) == Rank.NONE


def test_a_parent_who_lost_authority_leaves_the_groups_of_the_school(browse, school, choir):
    diallo, minh = actor(school.mme_diallo), browse(school.minh)
    with within(diallo.standing.scope):
        add_members(choir, [school.minh], actor=diallo)
    assert minh.get(f"/espaces/{choir.uid}/").status_code == 200
    Responsibility._base_manager.filter(guardian=school.minh).update(authority="none")
    assert minh.get(f"/espaces/{choir.uid}/").status_code == 404
    with platform("test"):
        assert school.minh not in audience(choir, NEWS)


def test_an_aesh_in_a_group_is_of_it_and_does_not_run_it(browse, school, choir):
    diallo = actor(school.mme_diallo)
    with within(diallo.standing.scope):
        add_members(choir, [school.m_morel], actor=diallo)
    morel = browse(school.m_morel)
    assert morel.get(f"/espaces/{choir.uid}/").status_code == 200
    for page in ("membres", "services"):
        assert morel.get(f"/espaces/{choir.uid}/{page}/").status_code == 403


def test_a_group_keeps_a_teacher(browse, school, choir):
    address, herself = f"/espaces/{choir.uid}/membres/retirer/", {"personne": school.mme_diallo.uid}
    refused = browse(school.mme_diallo).post(address, herself)
    assert (refused.status_code, "fermez-le" in refused.text) == (403, True)
    assert members(choir) == {"Awa", "Inès"}


def test_the_head_does_not_reopen_what_the_feed_closed(browse, school, choir):
    choir.group.feed_key, choir.group.closed_on = "70026", timezone.localdate()
    choir.group.save()
    Space._base_manager.filter(pk=choir.pk).update(closed_on=timezone.localdate())
    assert browse(school.mme_roy).post(f"/espaces/{choir.uid}/rouvrir/").status_code == 403
