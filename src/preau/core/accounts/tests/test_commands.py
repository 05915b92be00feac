"""`preau user create-admin`: on a terminal a password is asked for, elsewhere it is made up."""

import json

import click
import pytest

from preau.cli import command_line
from preau.core.accounts import commands
from preau.core.accounts.models import Account
from preau.core.accounts.queries import with_credentials
from preau.kernel.commandline import Exit, run

pytestmark = pytest.mark.django_db
NAMED = ["user", "create-admin", "--login", "odile", "--name", "Odile Marchand"]
PASSWORD = "trois radis violets"


@pytest.fixture
def type_in(monkeypatch):
    """What somebody types at the hidden prompts of a terminal, one after the other."""
    monkeypatch.setattr(commands, "on_a_terminal", lambda: True)
    asked: list[str] = []

    def typed(*answers: str) -> list[str]:
        waiting = iter(answers)

        def answer(prompt: str) -> str:
            asked.append(prompt)
            return next(waiting)

        monkeypatch.setattr(click.termui, "hidden_prompt_func", answer)
        return asked

    return typed


def test_on_a_terminal_the_password_is_asked_twice_and_not_shown(type_in, capsys):
    asked = type_in(PASSWORD, PASSWORD)
    assert run(command_line(), NAMED) == Exit.DONE
    assert len(asked) == 2
    assert with_credentials("odile", PASSWORD)
    assert PASSWORD not in capsys.readouterr().out


def test_two_that_differ_are_asked_again(type_in, capsys):
    asked = type_in(PASSWORD, "trois radis violet", PASSWORD, PASSWORD)
    assert run(command_line(), NAMED) == Exit.DONE
    assert len(asked) == 4
    assert "ne sont pas les mêmes" in capsys.readouterr().err
    assert with_credentials("odile", PASSWORD)


def test_an_empty_answer_lets_it_be_made_up(type_in, capsys):
    type_in("")
    assert run(command_line(), NAMED) == Exit.DONE
    assert with_credentials("odile", capsys.readouterr().out.rsplit(" : ", 1)[1].strip())


def test_a_password_too_easy_is_refused_in_words_and_nobody_is_made(type_in, capsys):
    type_in("motdepasse", "motdepasse")
    assert run(command_line(), NAMED) == Exit.REFUSED
    assert "erreur: " in capsys.readouterr().err
    assert not Account.objects.exists()


def test_a_script_is_never_asked(capsys, monkeypatch):
    monkeypatch.setattr(click.termui, "hidden_prompt_func", None)
    assert run(command_line(), NAMED) == Exit.DONE
    made_up = capsys.readouterr().out.rsplit(" : ", 1)[1].strip()
    assert with_credentials("odile", made_up)


def test_json_asks_nothing_even_on_a_terminal(type_in, capsys):
    asked = type_in()
    assert run(command_line(), [*NAMED, "--json"]) == Exit.DONE
    assert not asked
    told = json.loads(capsys.readouterr().out)
    assert with_credentials(told["login"], told["password"])


def test_a_password_that_is_given_is_not_asked_for(type_in):
    asked = type_in()
    assert run(command_line(), [*NAMED, "--password", PASSWORD]) == Exit.DONE
    assert not asked


@pytest.mark.parametrize("name", ["Odile", " Odile ", ""])
def test_an_agent_has_a_given_name_and_a_family_name(capsys, name):
    assert run(command_line(), [*NAMED[:-1], name]) == Exit.USAGE
    assert capsys.readouterr().err == 'erreur: --name attend un prénom puis un nom, comme "Odile Marchand"\n'
    assert not Account.objects.exists()
