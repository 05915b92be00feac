"""`preau sftp` as an operator starts it, with its own database."""

import asyncio
import os
import re
import signal
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import asyncssh
import pytest

PREAU = Path(sys.executable).parent / "preau"
KEY = asyncssh.generate_private_key("ssh-ed25519")
NAME = "ENT92_Complet_20261119_Eleve_0000.xml"


@pytest.fixture
def environment(tmp_path):
    return {**os.environ, "PREAU_DATA": str(tmp_path / "data"), "DATABASE_URL": ""}


@pytest.fixture
def preau(environment):
    def call(*arguments: object) -> str:
        command = [PREAU, *map(str, arguments)]
        return subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout

    return call


@contextmanager
def started(environment):
    """The port and the fingerprint that it says; stopped as an operator stops it."""
    command = [PREAU, "sftp", "--port", "0"]
    process = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True)
    try:
        told = ""
        while "SHA256:" not in told:
            told += process.stderr.readline()
        yield int(re.search(r":(\d+)\n", told)[1]), re.search(r"SHA256:\S+", told)[0]
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 0
    finally:
        process.kill()
        process.stderr.close()


async def put(port: int) -> str:
    """The fingerprint of the server."""
    options = {
        "username": "dsi",
        "client_keys": [KEY],
        "known_hosts": None,
        "config": None,
        "agent_path": None,
    }
    async with asyncssh.connect("127.0.0.1", port, **options) as connection:
        async with connection.start_sftp_client() as sftp, sftp.open(NAME, "wb") as file:
            await file.write(b"<ficAlimMENESR/>")
        return connection.get_server_host_key().get_fingerprint()


@pytest.mark.slow
def test_a_registered_sender_puts_a_file_and_a_revoked_one_does_not(preau, environment, tmp_path):
    (tmp_path / "cle.pub").write_bytes(KEY.export_public_key())
    preau("migrate")
    preau("sender", "add", "dsi", "--name", "DSI", "--academie", "25", "--key", tmp_path / "cle.pub")
    with started(environment) as (port, fingerprint):
        assert asyncio.run(put(port)) == fingerprint
        (inbox,) = (tmp_path / "data/inbox").iterdir()
        assert (inbox / NAME).read_bytes() == b"<ficAlimMENESR/>"
        preau("sender", "revoke", "dsi")
        with pytest.raises(asyncssh.PermissionDenied):
            asyncio.run(put(port))
    with started(environment) as (_, again):
        assert again == fingerprint
