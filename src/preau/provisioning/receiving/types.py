"""The words of reception."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Account:
    """A sender, as the server knows them; `uid` names their inbox."""

    uid: str
    login: str
    public_key: str
    quota: int


class MishapKind(StrEnum):
    """What keeps a sender from sending."""

    BAD_KEY = "bad-key"
    FULL = "full"
    CUT = "cut"
