"""The register of processing (RGPD, article 30): what each app keeps about people, and why."""

from dataclasses import KW_ONLY, dataclass

from preau.kernel.registry import Contribution, Misdeclared
from preau.kernel.words import Words


@dataclass(frozen=True)
class Processing(Contribution):
    """
    A line of the register, published as it is on the page about personal data.

    `kept_for` is a duration in words.
    """

    label: str
    _: KW_ONLY
    what: Words
    purpose: Words
    basis: Words
    kept_for: Words

    def check(self) -> None:
        if not all((self.what, self.purpose, self.basis, self.kept_for)):
            raise Misdeclared(
                f"données « {self.label} » : le registre demande quoi, pourquoi, et combien de temps."
            )
