"""
`preau sftp`: each sender writes in their own inbox, by the key that was registered, and does nothing else.

It knows no Django: who may come in is asked of a `Register`.
"""

import asyncio
import logging
import os
from collections.abc import Coroutine
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Never, Protocol, cast

import asyncssh
from asyncssh.channel import SSHChannel, SSHServerChannel
from asyncssh.constants import FXF_APPEND, FXF_CREAT, FXF_TRUNC, FXF_WRITE
from asyncssh.stream import SSHServerStreamSession

from preau.kernel.data import private_folder
from preau.provisioning.receiving.inbox import Inbox, InboxError, InboxFull, NotHere, Upload, file_name
from preau.provisioning.receiving.types import Account, MishapKind

log = logging.getLogger(__name__)

FRENCH = "fr"
WRITE_ONLY = "Cette boîte reçoit des fichiers : on n’y lit, n’y liste, n’y renomme et n’y efface rien."
REVOKED = "Votre clé n’est plus acceptée : demandez à votre correspondant."
NO_ROOM = "Le fichier n’a pas pu être écrit ici. Prévenez votre correspondant, puis recommencez."
ROOT = (b"/", b".", b"/.", b"")
HERE = asyncssh.SFTPAttrs(permissions=0o040300, size=0)
SFTP_VERSION = 3


class Register(Protocol):
    """Who may send, and where mishaps are told."""

    async def find(self, login: str) -> Account | None: ...

    async def tell(self, account: Account, kind: MishapKind) -> None: ...


@dataclass
class Reception:
    """What all connections share; `inboxes` by sender, so that quotas are."""

    register: Register
    folder: Path
    inboxes: dict[str, Inbox] = field(default_factory=dict)
    told: set[asyncio.Task[None]] = field(default_factory=set)

    def later(self, telling: Coroutine[None, None, None]) -> None:
        """The connection it speaks of is gone: nobody else keeps it from being collected."""
        task = asyncio.get_running_loop().create_task(telling)
        self.told.add(task)
        task.add_done_callback(self.told.discard)

    def inbox_of(self, account: Account) -> Inbox:
        inbox = self.inboxes.setdefault(account.uid, Inbox(self.folder / account.uid, account.quota))
        inbox.quota = account.quota
        return inbox


class Door(asyncssh.SSHServer):
    """
    One connection, from its first words to its end.

    Whoever tries keys and comes in with none of them is told of to the correspondents: an agent offers
    several keys before the right one.
    """

    def __init__(self, reception: Reception) -> None:
        self.reception = reception
        self.account: Account | None = None
        self.refused = self.inside = False

    def connection_made(self, conn: asyncssh.SSHServerConnection) -> None:
        self.connection = conn

    async def begin_auth(self, username: str) -> bool:
        self.account = await self.reception.register.find(username)
        return True

    def public_key_auth_supported(self) -> bool:
        return True

    async def validate_public_key(self, username: str, key: asyncssh.SSHKey) -> bool:  # noqa: ARG002
        if self.account and is_key_of(key, self.account):
            return True
        self.refused = True
        self.connection.send_auth_banner(
            f"Clé refusée ({key.get_fingerprint()}) : ce n’est pas celle qui est enregistrée pour cet identifiant.\n"
            "Donnez son empreinte à votre correspondant.\n",
            FRENCH,
        )
        return False

    def auth_completed(self) -> None:
        self.inside = True

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002
        if self.account and self.refused and not self.inside:
            self.reception.later(self.reception.register.tell(self.account, MishapKind.BAD_KEY))

    def session_requested(self) -> SSHServerStreamSession[bytes]:
        account = self.account
        if account is None:
            raise asyncssh.ChannelOpenError(asyncssh.OPEN_ADMINISTRATIVELY_PROHIBITED, REVOKED)
        session: SSHServerStreamSession[bytes] = SSHServerStreamSession(
            None, lambda channel: WriteOnly(channel, self.reception, account, session), SFTP_VERSION
        )
        return session


def is_key_of(key: asyncssh.SSHKey, account: Account) -> bool:
    """The key itself, not only its fingerprint."""
    return bool(account.public_key) and key == asyncssh.import_public_key(account.public_key)


class WriteOnly(asyncssh.SFTPServer):
    """Files come in, under plain names, at one level. Every other operation is refused with its reason."""

    def __init__(
        self,
        channel: SSHChannel[bytes],
        reception: Reception,
        account: Account,
        session: "SSHServerStreamSession[bytes]",
    ) -> None:
        super().__init__(cast("SSHServerChannel[bytes]", channel))
        self.reception, self.account, self.session = reception, account, session
        self.inbox = reception.inbox_of(account)

    async def open(self, path: bytes, pflags: int, attrs: asyncssh.SFTPAttrs) -> Upload:  # noqa: ARG002
        if not pflags & FXF_WRITE:
            self.read_only()
        await self.must_still_be_welcome()
        how = {"create": bool(pflags & FXF_CREAT), "truncate": bool(pflags & FXF_TRUNC)}
        try:
            return self.inbox.open(file_name(text(path)), **how, append=bool(pflags & FXF_APPEND))
        except InboxError as error:
            raise await self.answer(error) from None

    async def must_still_be_welcome(self) -> None:
        """A key that was revoked since the connection was made opens no file."""
        now = await self.reception.register.find(self.account.login)
        if now is None or (now.uid, now.public_key) != (self.account.uid, self.account.public_key):
            raise asyncssh.SFTPPermissionDenied(REVOKED, FRENCH)
        self.inbox.quota = now.quota

    async def write(self, file_obj: object, offset: int, data: bytes) -> int:
        try:
            return self.inbox.write(upload(file_obj), offset, data)
        except InboxError as error:
            raise await self.answer(error) from None
        except OSError:
            log.exception("inbox %s", self.account.uid)
            raise asyncssh.SFTPFailure(NO_ROOM, FRENCH) from None

    async def close(self, file_obj: object) -> None:
        """A file is whole when its sender closes it; a connection that ends first closes nothing."""
        try:
            self.inbox.close(upload(file_obj), whole=lambda: not self.session.at_eof(None))
        except InboxError as error:
            raise await self.answer(error) from None
        log.info("inbox %s: %s", self.account.uid, upload(file_obj).name)

    async def answer(self, error: InboxError) -> asyncssh.SFTPError:
        match error:
            case NotHere():
                return asyncssh.SFTPNoSuchFile(str(error), FRENCH)
            case InboxFull():
                await self.reception.register.tell(self.account, MishapKind.FULL)
                return asyncssh.SFTPQuotaExceeded(str(error), FRENCH)
        return asyncssh.SFTPFailure(str(error), FRENCH)

    async def stat(self, path: bytes) -> asyncssh.SFTPAttrs:
        """The folder is there, to be written in; of files, only how much arrived of one that is not whole."""
        if path in ROOT:
            return HERE
        try:
            return asyncssh.SFTPAttrs(size=self.inbox.part_size(file_name(text(path))), permissions=0o100200)
        except InboxError as error:
            raise asyncssh.SFTPNoSuchFile(str(error), FRENCH) from None

    lstat = stat

    def fstat(self, file_obj: object) -> asyncssh.SFTPAttrs:
        return asyncssh.SFTPAttrs(size=upload(file_obj).size, permissions=0o100200)

    def realpath(self, path: bytes) -> bytes:
        return b"/" if path in ROOT else b"/" + path.lstrip(b"/")

    async def fsetstat(self, file_obj: object, attrs: asyncssh.SFTPAttrs) -> None:
        """Rights and dates are ours; a client may shorten what it is writing."""
        if attrs.size is None:
            return
        try:
            self.inbox.shorten(upload(file_obj), attrs.size)
        except InboxError as error:
            raise await self.answer(error) from None

    def setstat(self, path: bytes, attrs: asyncssh.SFTPAttrs) -> None:
        """Some clients set rights and dates after each file: nothing is done, nothing is refused."""

    lsetstat = setstat

    def fsync(self, file_obj: object) -> None:
        """Files are flushed when they are closed."""

    def read_only(self) -> Never:
        raise asyncssh.SFTPPermissionDenied(WRITE_ONLY, FRENCH)

    def refuse(self, *_: object, **__: object) -> Never:
        self.read_only()

    scandir = read = remove = mkdir = rmdir = rename = posix_rename = refuse
    readlink = symlink = link = lock = unlock = statvfs = fstatvfs = open56 = refuse


def upload(file_obj: object) -> Upload:
    """The library hands back what `open` gave."""
    return cast("Upload", file_obj)


def text(path: bytes) -> str:
    return path.decode("utf-8", "surrogateescape")


def host_key(folder: Path) -> asyncssh.SSHKey:
    """Made once, for its owner only; a process that dies while it is made leaves none."""
    kept = private_folder(folder) / "sftp-host-key"
    if not kept.exists():
        made = kept.with_suffix(f".{os.getpid()}")
        with os.fdopen(os.open(made, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), "wb") as file:
            file.write(asyncssh.generate_private_key("ssh-ed25519", comment="preau").export_private_key())
        with suppress(FileExistsError):
            kept.hardlink_to(made)
        made.unlink()
    return asyncssh.read_private_key(kept)


async def listen(reception: Reception, key: asyncssh.SSHKey, *, host: str, port: int) -> asyncssh.SSHAcceptor:
    """Public key only; no shell, no command, no forwarding."""
    return await asyncssh.listen(
        host,
        port,
        server_factory=lambda: Door(reception),
        server_host_keys=[key],
        password_auth=False,
        kbdint_auth=False,
        host_based_auth=False,
        gss_host=None,
        agent_forwarding=False,
        x11_forwarding=False,
        allow_scp=False,
        allow_pty=False,
        login_timeout=30,
        keepalive_interval=30,
        server_version="Preau",
    )
