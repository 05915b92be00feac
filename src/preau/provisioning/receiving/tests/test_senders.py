"""Who may send: a key shown by its fingerprint, one inbox each, until it is revoked."""

import json
from pathlib import Path

import asyncssh
import pytest
from tests.two_schools import actor

from preau.cli import command_line
from preau.core.directory.models import Academie
from preau.kernel.audit.models import Record
from preau.kernel.commandline import Exit, run
from preau.kernel.rules import Refused
from preau.provisioning.models import Sender
from preau.provisioning.receiving.rules import may_manage_senders
from preau.provisioning.receiving.senders import (
    Registration,
    active_senders,
    register,
    revoke,
)

pytestmark = pytest.mark.django_db


def new_key(kind: str = "ssh-ed25519", **options) -> asyncssh.SSHKey:
    return asyncssh.generate_private_key(kind, comment="ines@poste-12", **options)


def written(key: asyncssh.SSHKey) -> str:
    return key.export_public_key().decode()


@pytest.fixture
def academie():
    return Academie.objects.create(code="025", name="Versailles")


def asked(academie, key: str, login: str = "dsi-versailles", **more) -> Registration:
    return Registration("DSI de Versailles", login, academie=academie, key=key, **more)


def test_a_sender_is_known_by_the_fingerprint_of_their_key_and_its_comment_is_forgotten(academie):
    key = new_key()
    made = register(asked(academie, written(key)), actor=None)
    assert made.fingerprint == key.get_fingerprint()
    assert made.fingerprint.startswith("SHA256:")
    assert "ines" not in made.public_key
    assert Record.objects.get(verb="provisioning.register_sender").detail == {"fingerprint": made.fingerprint}


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("bonjour", "pas une clé publique"),
        ("ssh-ed25519 AAAAC3Nz", "pas une clé publique"),
        (lambda: new_key().export_private_key().decode(), "clé privée"),
        (lambda: written(new_key("ssh-rsa", key_size=2048)), "3072"),
        ("ssh-ed25519\x00", "pas une clé publique"),
    ],
)
def test_what_is_no_sound_public_key_is_refused_in_words(academie, text, why):
    with pytest.raises(Refused, match=why):
        register(asked(academie, text() if callable(text) else text), actor=None)
    assert not Sender.objects.exists()


@pytest.mark.parametrize("login", ["", "DSI", "d", "-dsi", "dsi versailles", "../dsi", "é" * 5, "a" * 33])
def test_a_login_is_short_and_plain(academie, login):
    with pytest.raises(Refused, match="identifiant"):
        register(asked(academie, written(new_key()), login), actor=None)


def test_a_login_and_a_key_are_those_of_one_sender_until_they_are_revoked(academie):
    key = written(new_key())
    first = register(asked(academie, key), actor=None)
    with pytest.raises(Refused, match="révoquez"):
        register(asked(academie, written(new_key())), actor=None)
    with pytest.raises(Refused, match="déjà celle de « dsi-versailles »"):
        register(asked(academie, key, "autre"), actor=None)
    revoke(first, actor=None)
    second = register(asked(academie, written(new_key())), actor=None)
    assert [*active_senders()] == [second]


def test_a_sender_needs_a_key_or_a_folder_that_is_there(academie, tmp_path):
    with pytest.raises(Refused, match="clé publique, un dossier"):
        register(asked(academie, ""), actor=None)
    with pytest.raises(Refused, match="doit exister"):
        register(asked(academie, "", folder=str(tmp_path / "nulle-part")), actor=None)
    assert register(asked(academie, "", folder=str(tmp_path)), actor=None).public_key == ""


def test_the_operator_and_the_academie_itself_manage_senders_and_nobody_else(world):
    mine = world.outside.academie
    neighbour = Academie.objects.create(code="099", name="Ailleurs")

    def who_may(academie) -> set[str]:
        return {
            name for name, person in world.people().items() if may_manage_senders(actor(person), academie)
        }

    assert who_may(mine) == {"operator", "dasen"}
    assert who_may(neighbour) == {"operator"}


@pytest.fixture
def preau(capsys):
    def call(*arguments: object) -> tuple[int, str, str]:
        code = run(command_line(), ["sender", *map(str, arguments)])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return call


@pytest.fixture
def key_file(tmp_path: Path) -> Path:
    file = tmp_path / "cle.pub"
    file.write_text(written(new_key()))
    return file


def test_the_shell_registers_lists_and_revokes(preau, academie, key_file):
    code, out, _ = preau("add", "dsi", "--name", "DSI", "--key", key_file)
    sender = active_senders().get()
    assert code == Exit.DONE
    assert sender.fingerprint in out
    assert sender.academie == academie
    assert sender.fingerprint in preau("list")[1]
    assert preau("revoke", "dsi")[0] == Exit.DONE
    assert "révoqué le" in preau("list")[1]
    (told,) = json.loads(preau("list", "--json")[1])["senders"]
    assert told["revoked_at"]
    assert preau("revoke", "dsi")[0] == Exit.REFUSED


def test_the_shell_says_what_is_wrong(preau, key_file, tmp_path):
    assert preau("add", "dsi", "--name", "DSI", "--key", tmp_path / "rien")[0] == Exit.USAGE
    code, _, err = preau("add", "dsi", "--name", "DSI", "--key", key_file)
    assert code == Exit.USAGE
    assert "--academie" in err
    assert preau("add", "DSI", "--name", "DSI", "--key", key_file, "--academie", "25")[0] == Exit.REFUSED
    assert preau("add", "dsi", "--name", "DSI", "--key", key_file, "--academie", "25")[0] == Exit.DONE
    assert active_senders().get().academie.code == "025"
