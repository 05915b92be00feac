"""Who comes in at our door: by the key that was registered, to nothing but files."""

import asyncio
from dataclasses import replace

import asyncssh
import pytest

from preau.provisioning.receiving.server import host_key
from preau.provisioning.receiving.types import MishapKind

NAME = "ENT92_Complet_20261119_Eleve_0000.xml"


@pytest.mark.parametrize(("login", "key"), [("dsi", "inconnu"), ("dsi", "voisin"), ("inconnu", "dsi")])
def test_a_key_opens_the_inbox_of_its_sender_only_and_the_refusal_says_so(visit, login, key):
    async def visiting(house):
        with pytest.raises(asyncssh.PermissionDenied):
            async with house.connection(login, key):
                pass
        await asyncio.sleep(0.1)

    house = visit(visiting)
    assert "SHA256:" in house.banners[0]
    assert house.banners[0].startswith("Clé refusée")
    assert house.register.told == ([("dsi", MishapKind.BAD_KEY)] if login == "dsi" else [])


def test_two_senders_write_apart(visit):
    async def visiting(house):
        for login in ("dsi", "voisin"):
            async with house.sftp(login) as sftp, sftp.open(NAME, "wb") as file:
                await file.write(login.encode())

    house = visit(visiting)
    assert (house.inbox / NAME).read_bytes() == b"dsi"
    assert (house.folder / "uid-of-voisin" / NAME).read_bytes() == b"voisin"


def test_a_key_revoked_during_a_connection_opens_no_other_file(visit):
    async def visiting(house):
        async with house.sftp() as sftp:
            house.register.accounts["dsi"] = replace(house.register.accounts["dsi"], uid="another")
            with pytest.raises(asyncssh.SFTPPermissionDenied, match="n’est plus acceptée"):
                await sftp.open(NAME, "wb")

    visit(visiting)


def test_there_is_no_password_no_shell_no_command_and_no_tunnel(visit):
    async def visiting(house):
        with pytest.raises(asyncssh.PermissionDenied):
            await asyncssh.connect(
                "127.0.0.1", house.port, username="dsi", password="x", known_hosts=None, client_keys=None,
                config=None, agent_path=None,
            )  # fmt: skip
        async with house.connection() as connection:
            with pytest.raises(asyncssh.ChannelOpenError):
                await connection.run("id")
            with pytest.raises(asyncssh.ChannelOpenError):
                await connection.open_connection("127.0.0.1", 22)

    visit(visiting)


def test_the_key_of_the_house_is_made_once_and_read_by_its_owner_only(tmp_path):
    made = host_key(tmp_path)
    assert host_key(tmp_path).get_fingerprint() == made.get_fingerprint()
    assert (tmp_path / "sftp-host-key").stat().st_mode & 0o777 == 0o600
    assert [file.name for file in tmp_path.iterdir()] == ["sftp-host-key"]
