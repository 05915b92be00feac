"""What a sender may do at our door: put files in their own inbox, and nothing else."""

import asyncio
from pathlib import Path

import asyncssh
import pytest

from preau.provisioning.receiving.server import WriteOnly
from preau.provisioning.receiving.types import MishapKind

NAME = "ENT92_Complet_20261119_Eleve_0000.xml"


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def test_a_file_takes_its_name_when_it_is_closed(visit):
    async def visiting(house):
        async with house.sftp() as sftp, sftp.open(NAME, "wb") as file:
            await file.write(b"<fic")
            assert names(house.inbox) == [NAME + ".part"]
            await file.write(b"Alim/>")
        assert (house.inbox / NAME).read_bytes() == b"<ficAlim/>"

    house = visit(visiting)
    assert names(house.inbox) == [NAME]
    assert (house.inbox / NAME).stat().st_mode & 0o777 == 0o600


def test_a_cut_connection_leaves_a_part_that_is_resumed(visit):
    async def visiting(house):
        async with house.connection() as connection:
            sftp = await connection.start_sftp_client()
            file = await sftp.open(NAME, "wb")
            await file.write(b"first ")
            connection.abort()
        await asyncio.sleep(0.1)
        assert names(house.inbox) == [NAME + ".part"]
        async with house.sftp() as sftp:
            assert await sftp.getsize(NAME) == 6
            async with sftp.open(NAME, "ab") as file:
                await file.write(b"then")
        assert (house.inbox / NAME).read_bytes() == b"first then"

    visit(visiting)


def test_a_client_that_ends_without_closing_its_file_leaves_a_part(visit):
    async def visiting(house):
        async with house.connection() as connection:
            sftp = await connection.start_sftp_client()
            file = await sftp.open(NAME, "wb")
            await file.write(b"first ")
            sftp.exit()
            await sftp.wait_closed()
            await asyncio.sleep(0.1)
            assert names(house.inbox) == [NAME + ".part"]

    visit(visiting)


def test_the_last_to_open_a_name_writes_it(visit):
    async def visiting(house):
        async with house.sftp() as first, house.sftp() as second:
            stalled = await first.open(NAME, "wb")
            await stalled.write(b"old")
            async with second.open(NAME, "wb") as file:
                with pytest.raises(asyncssh.SFTPFailure, match="repris par une autre connexion"):
                    await stalled.write(b"older")
                await file.write(b"new")
            with pytest.raises(asyncssh.SFTPFailure):
                await stalled.close()
        assert (house.inbox / NAME).read_bytes() == b"new"
        assert names(house.inbox) == [NAME]

    visit(visiting)


REFUSED = {
    "list": lambda sftp: sftp.listdir("."),
    "list elsewhere": lambda sftp: sftp.listdir("/etc"),
    "read back": lambda sftp: sftp.open(NAME, "rb"),
    "remove": lambda sftp: sftp.remove(NAME),
    "make a folder": lambda sftp: sftp.mkdir("dossier"),
    "remove a folder": lambda sftp: sftp.rmdir("."),
    "rename": lambda sftp: sftp.rename(NAME, "../ailleurs.xml"),
    "rename over": lambda sftp: sftp.posix_rename(NAME, "autre.xml"),
    "link": lambda sftp: sftp.symlink("/etc/passwd", "lien.xml"),
    "hard link": lambda sftp: sftp.link(NAME, "lien.xml"),
    "follow a link": lambda sftp: sftp.readlink(NAME),
    "free space": lambda sftp: sftp.statvfs("."),
}


@pytest.mark.parametrize("attempt", REFUSED.values(), ids=REFUSED)
def test_nothing_else_than_writing_is_done(visit, attempt):
    async def visiting(house):
        async with house.sftp() as sftp:
            async with sftp.open(NAME, "wb") as file:
                await file.write(b"kept")
            with pytest.raises(asyncssh.SFTPPermissionDenied, match="reçoit des fichiers"):
                await attempt(sftp)
            with pytest.raises(asyncssh.SFTPNoSuchFile):
                await sftp.stat(NAME)

    house = visit(visiting)
    assert names(house.inbox) == [NAME]
    assert (house.inbox / NAME).read_bytes() == b"kept"


def test_what_is_being_written_is_not_read_either(visit):
    async def visiting(house):
        async with house.sftp() as sftp, sftp.open(NAME, "w+b") as file:
            await file.write(b"kept")
            with pytest.raises(asyncssh.SFTPPermissionDenied):
                await file.read(offset=0)

    visit(visiting)


def test_every_operation_of_the_library_is_one_that_we_judged():
    library = {name for name in vars(asyncssh.SFTPServer) if not name.startswith("_")}
    ours = {name for name in vars(WriteOnly) if not name.startswith("_")}
    harmless = {
        "channel", "connection", "env", "logger", "convert_attrs", "exit",
        "format_user", "format_group", "format_longname", "map_path", "reverse_map_path",
    }  # fmt: skip
    assert library - ours == harmless


@pytest.mark.parametrize(
    "name",
    [
        "../a.xml",
        "/etc/passwd",
        "dossier/a.xml",
        ".cache.xml",
        "a.xml.part",
        "é.xml",
        "a b.xml",
        "x" * 151,
        "",
    ],
)
def test_a_name_is_plain_and_at_one_level(visit, name):
    async def visiting(house):
        async with house.sftp() as sftp:
            with pytest.raises(asyncssh.SFTPFailure, match="Nom refusé"):
                await sftp.open(name, "wb")

    house = visit(visiting)
    assert not house.inbox.exists()


def test_a_link_that_lies_in_the_inbox_is_not_followed(visit, tmp_path):
    async def visiting(house):
        house.inbox.mkdir(parents=True)
        (house.inbox / (NAME + ".part")).symlink_to(tmp_path / "ailleurs")
        async with house.sftp() as sftp:
            with pytest.raises(asyncssh.SFTPError):
                await sftp.open(NAME, "wb")

    visit(visiting)
    assert not (tmp_path / "ailleurs").exists()


def test_the_quota_is_said_in_words_told_and_frees_what_it_refused(visit):
    async def visiting(house):
        async with house.sftp() as sftp:
            async with sftp.open("a.xml", "wb") as file:
                await file.write(b"x" * 60_000)
            file = await sftp.open("b.xml", "wb")
            with pytest.raises(asyncssh.SFTPFailure, match="Boîte pleine"):
                await file.write(b"x" * 60_000)
            with pytest.raises(asyncssh.SFTPFailure, match="Boîte pleine"):
                await file.close()
            async with sftp.open("c.xml", "wb") as file:
                await file.write(b"x" * 30_000)

    house = visit(visiting)
    assert names(house.inbox) == ["a.xml", "c.xml"]
    assert {*house.register.told} == {("dsi", MishapKind.FULL)}


def test_two_connections_share_one_quota(visit):
    async def visiting(house):
        async with house.sftp() as first, house.sftp() as second:
            files = [await sftp.open(name, "wb") for sftp, name in ((first, "a.xml"), (second, "b.xml"))]
            await files[0].write(b"x" * 60_000)
            with pytest.raises(asyncssh.SFTPFailure, match="Boîte pleine"):
                await files[1].write(b"x" * 60_000)

    visit(visiting)
