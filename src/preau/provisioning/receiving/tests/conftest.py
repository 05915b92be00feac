import asyncio
import time
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import asyncssh
import pytest
from tests.deliveries import write_complet
from tests.fontenay import THURSDAY

from preau.core.directory.models import Academie
from preau.kernel.data import private_folder
from preau.provisioning.models import Sender
from preau.provisioning.receiving import arrivals
from preau.provisioning.receiving.senders import Registration, register
from preau.provisioning.receiving.server import Reception, host_key, listen
from preau.provisioning.receiving.types import Account, MishapKind

KEYS = {login: asyncssh.generate_private_key("ssh-ed25519") for login in ("dsi", "voisin", "inconnu")}


@pytest.fixture
def sender(db, tmp_path) -> Sender:
    """Of the académie of Fontenay; they fill a folder."""
    academie = Academie.objects.create(code="025", name="Versailles")
    folder = private_folder(tmp_path / "watched")
    return register(Registration("DSI", "dsi", academie=academie, folder=str(folder)), actor=None)


@pytest.fixture
def inbox(sender, tmp_path) -> Path:
    return private_folder(tmp_path / "inbox" / str(sender.uid))


@pytest.fixture
def send(inbox):
    """Put the Complet of a world in the inbox, some weeks on."""

    def put(world, *, weeks: int = 0, into: Path = inbox) -> Path:
        return write_complet(into, world, day=THURSDAY + timedelta(weeks=weeks))

    return put


@pytest.fixture
def later(monkeypatch):
    """Look at the inboxes after some minutes."""

    def gathered(minutes: float = 20):
        clock = SimpleNamespace(time=lambda: time.time() + minutes * 60)
        monkeypatch.setattr(arrivals, "time", clock)
        return arrivals.gather_inboxes()

    return gathered


def account(login: str) -> Account:
    return Account(f"uid-of-{login}", login, KEYS[login].export_public_key().decode(), 100_000)


@dataclass
class Known:
    """A register in memory; `told` are the mishaps."""

    accounts: dict[str, Account]
    told: list[tuple[str, MishapKind]] = field(default_factory=list)

    async def find(self, login: str) -> Account | None:
        return self.accounts.get(login)

    async def tell(self, account: Account, kind: MishapKind) -> None:
        self.told.append((account.login, kind))


@dataclass
class House:
    folder: Path
    register: Known
    port: int = 0
    banners: list[str] = field(default_factory=list)

    @property
    def inbox(self) -> Path:
        return self.folder / "uid-of-dsi"

    @asynccontextmanager
    async def connection(self, login: str = "dsi", key: str = ""):
        heard = self.banners

        class Client(asyncssh.SSHClient):
            def auth_banner_received(self, msg: str, lang: str) -> None:  # noqa: ARG002
                heard.append(msg)

        options = {
            "username": login,
            "client_keys": [KEYS[key or login]],
            "known_hosts": None,
            "config": None,
            "agent_path": None,
        }
        async with asyncssh.connect("127.0.0.1", self.port, client_factory=Client, **options) as connection:
            yield connection

    @asynccontextmanager
    async def sftp(self, login: str = "dsi", key: str = ""):
        async with self.connection(login, key) as connection, connection.start_sftp_client() as client:
            yield client


@pytest.fixture
def visit(tmp_path):
    """Run a visit to a house that knows two senders."""

    def run(visiting) -> House:
        known = Known({"dsi": account("dsi"), "voisin": account("voisin")})
        house = House(tmp_path / "inbox", known)

        async def all_of_it() -> None:
            async with await listen(
                Reception(known, house.folder), host_key(tmp_path), host="127.0.0.1", port=0
            ) as server:
                house.port = server.get_port()
                await visiting(house)

        asyncio.run(asyncio.wait_for(all_of_it(), 30))
        return house

    return run
