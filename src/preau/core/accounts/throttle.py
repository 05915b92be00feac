"""Guessing slowed down: a try is taken before it is judged, and given back to whoever was right."""

import hashlib
import math
from dataclasses import dataclass
from time import time

from django.core.cache import cache
from django.db import transaction

from preau.kernel.connections import EPHEMERAL


@dataclass(frozen=True, slots=True)
class Bucket:
    """`size` tries at once, then one every `seconds`; the moment when it is full again is all that is kept."""

    name: str
    size: int
    seconds: int

    def take(self, whose: str) -> int:
        """Take a try; the seconds to wait when there is none, else 0."""
        now = time()
        with transaction.atomic(using=EPHEMERAL):
            full = max(self.full_at(whose), now)
            wait = full - now - (self.size - 1) * self.seconds
            if wait > 0:
                return math.ceil(wait)
            self.keep(whose, full + self.seconds)
        return 0

    def give_back(self, whose: str) -> None:
        with transaction.atomic(using=EPHEMERAL):
            self.keep(whose, self.full_at(whose) - self.seconds)

    def full_at(self, whose: str) -> float:
        return float(cache.get(self.key(whose), 0))

    def keep(self, whose: str, full_at: float) -> None:
        cache.set(self.key(whose), full_at, timeout=self.size * self.seconds)

    def key(self, whose: str) -> str:
        return f"throttle:{self.name}:{hashlib.sha256(whose.encode()).hexdigest()}"


ONE_LOGIN = Bucket("login", size=6, seconds=60)
"""Of a login from an address: nobody locks somebody else out."""
ONE_CODE = Bucket("code", size=5, seconds=60)
"""Of an activation code, wherever the answers come from: only whoever has the letter knows it."""
ONE_ADDRESS = Bucket("address", size=120, seconds=5)
"""A class behind one address gets in: only failures count."""


@dataclass(frozen=True, slots=True)
class Try:
    """One attempt, and what it costs."""

    costs: tuple[tuple[Bucket, str], ...]

    def take(self) -> int:
        """The seconds to wait, 0 to go on."""
        for at, (bucket, whose) in enumerate(self.costs):
            if seconds := bucket.take(whose):
                Try(self.costs[:at]).give_back()
                return seconds
        return 0

    def give_back(self) -> None:
        for bucket, whose in self.costs:
            bucket.give_back(whose)


def a_try(address: str, *, login: str = "") -> Try:
    """From this address, at this login; an activation code is too long to be guessed one by one."""
    anywhere = ((ONE_ADDRESS, address),)
    return Try(((ONE_LOGIN, f"{login}@{address}"), *anywhere) if login else anywhere)


def an_answer(address: str, *, code_id: int) -> Try:
    """What the letter of a known code does not bear is short enough to be guessed: a birth date, a school."""
    return Try(((ONE_CODE, str(code_id)), (ONE_ADDRESS, address)))
