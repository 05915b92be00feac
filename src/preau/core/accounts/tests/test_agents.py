"""`preau user …`: the first administrators, codes, closed accounts."""

import json

import pytest
from tests.two_schools import actor

from preau.cli import command_line
from preau.core.accounts.actions import open_account
from preau.core.accounts.agents import Post, create_agent
from preau.core.accounts.models import Account
from preau.core.accounts.queries import waiting_code, with_credentials
from preau.core.directory.models import Person
from preau.kernel.commandline import run
from preau.kernel.rules import Refused
from preau.kernel.scope import Academie, Circonscription, Commune, Schools


def preau(*arguments: str) -> int:
    return run(command_line(), ["user", *arguments])


def test_an_agent_reads_the_place_of_their_office_and_no_other(world):
    here = world.tilleuls.school
    posts = {
        Post(role="commune", insee="99001"): Commune(here.commune_id),
        Post(role="circonscription", circonscription="Les Rosiers nord"): Circonscription(
            here.circonscription_id
        ),
        Post(role="academie", academie="99"): Academie(here.academie_id),
        Post(role="operator"): Schools(frozenset()),
    }
    for number, (post, scope) in enumerate(posts.items()):
        made = create_agent(login=f"agent{number}", name="Claire Tessier", post=post)
        assert actor(made.person).standing.scope == scope


def test_a_login_is_taken_once(world):
    create_agent(login="Claire", name="Claire Tessier", post=Post(role="operator"))
    with pytest.raises(Refused, match="déjà pris"):
        create_agent(login="claire", name="Autre Personne", post=Post(role="operator"))
    assert Person._base_manager.filter(family_name="Personne").count() == 0


def test_the_first_operator_of_an_empty_installation(db, capsys):
    assert preau("create-admin", "--login", "odile", "--name", "Odile Tessier", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert with_credentials(told["login"], told["password"])


def test_a_weak_password_is_refused_and_makes_nobody(db, capsys):
    code = preau("create-admin", "--login", "o", "--name", "Odile T", "--password", "motdepasse1234")
    assert code == 3
    assert "erreur: Ce mot de passe" in capsys.readouterr().err
    assert not Account.objects.exists()
    assert not Person._base_manager.exists()


def test_a_commune_without_its_code_is_refused(db, capsys):
    assert preau("create-admin", "--login", "c", "--name", "Claire T", "--role", "commune") == 2
    assert "--insee" in capsys.readouterr().err


@pytest.fixture
def fed(school) -> Person:
    Person._base_manager.filter(pk=school.ines.pk).update(birth_date="2018-03-14", feed_key="18000")
    Person._base_manager.filter(pk=school.samira.pk).update(feed_key="18000")
    return school.ines


def test_a_key_of_two_people_asks_which(fed, school, capsys):
    assert preau("activation-code", "18000") == 2
    assert preau("activation-code", "18000", "--category", "PersRelEleve", "--json") == 0
    out = capsys.readouterr()
    told = json.loads(out.out)
    assert waiting_code(told["code"]).person == school.samira
    assert told["url"].endswith("/activation/")
    assert "KADDOUR" not in out.out + out.err


def test_an_unknown_key_or_a_person_without_account_is_refused(fed, school, capsys):
    Person._base_manager.filter(pk=fed.pk).update(level="GS")
    assert preau("activation-code", "99999") == 3
    assert preau("activation-code", "18000", "--category", "Eleve") == 3
    assert "maternelle" in capsys.readouterr().err


def test_a_closed_account_no_longer_opens(school, capsys):
    open_account(school.samira, password="trois radis violets")
    assert preau("disable", "samira.kaddour") == 0
    assert with_credentials("samira.kaddour", "trois radis violets") is None
    assert preau("disable", "personne") == 3
