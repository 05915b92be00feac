"""What the owner of an account must know of."""

from dataclasses import dataclass

from preau.kernel.events.types import Event


@dataclass(frozen=True)
class CodeMade(Event):
    """An activation code was made for somebody, who may have an account already."""

    code_id: int


@dataclass(frozen=True)
class AccountOpened(Event):
    """A code opened the account of its person."""

    code_id: int


@dataclass(frozen=True)
class PasswordRenewed(Event):
    """A code chose another password for the account of its person, and ended its sessions."""

    code_id: int


@dataclass(frozen=True)
class ProfileJoined(Event):
    """A code brought its person into an account that was there."""

    code_id: int
