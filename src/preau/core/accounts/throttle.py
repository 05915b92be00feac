"""Guessing slowed down: failures empty a bucket, time fills it; a class behind one address still gets in."""

from dataclasses import dataclass
from time import time

from django.core.cache import cache


@dataclass(frozen=True, slots=True)
class Bucket:
    """`size` failures at once, then one every `seconds`."""

    name: str
    size: int
    seconds: float

    def key(self, whose: str) -> str:
        return f"throttle:{self.name}:{whose}"

    def level(self, whose: str) -> float:
        """Failures still allowed."""
        left, since = cache.get(self.key(whose), (float(self.size), time()))
        return float(min(self.size, left + (time() - since) / self.seconds))

    def wait(self, whose: str) -> int:
        """Seconds before another try, 0 if it may come now."""
        missing = 1 - self.level(whose)
        return max(0, round(missing * self.seconds + 0.5)) if missing > 0 else 0

    def fail(self, whose: str) -> None:
        cache.set(self.key(whose), (self.level(whose) - 1, time()), timeout=int(self.size * self.seconds) + 1)


ONE_LOGIN = Bucket("login", size=6, seconds=60)
ONE_ADDRESS = Bucket("address", size=120, seconds=5)


def wait(login: str, address: str) -> int:
    """Seconds before this login may be tried again from this address."""
    return max(ONE_LOGIN.wait(f"{login}@{address}"), ONE_ADDRESS.wait(address))


def failed(login: str, address: str) -> None:
    ONE_LOGIN.fail(f"{login}@{address}")
    ONE_ADDRESS.fail(address)
