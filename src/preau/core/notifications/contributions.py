"""What a service declares so that its pages agree with the bell."""

from collections.abc import Callable
from dataclasses import KW_ONLY, dataclass

from preau.kernel.registry import Contribution
from preau.ui.types import Words


@dataclass(frozen=True)
class AllRead(Contribution):
    """`run(actor=…)` when somebody marks all as read: nothing is new for them, though they opened nothing."""

    label: str
    title: Words
    _: KW_ONLY
    run: Callable[..., None]
