"""The grammar of file names: `<prefix>_<Complet|Delta>_<AAAAMMJJ>_<category>_<lot>.xml`."""

import re
from dataclasses import dataclass
from datetime import date

from preau.provisioning.reading.faults import Fault
from preau.provisioning.types import Category, Code, DeliveryKind

ELSEWHERE = frozenset({"MefEducNat", "MatiereEducNat", "InfosEducNat"})
"""Categories of other flows: they may come along and say nothing about an école."""
DTD = "ficAlimMENESR.dtd"
"""It lies beside the XML files and is never read."""

NAME = re.compile(
    r"(?P<prefix>[^.].*)_(?P<kind>Complet|Delta)_(?P<date>[0-9]{8})_(?P<category>[A-Za-z]+)_(?P<lot>[0-9]{4})\.xml"
)
KNOWN_WORDS = frozenset(name.casefold() for name in (*Category, *ELSEWHERE))
SECOND_DEGREE = re.compile(r"(?<![A-Za-z0-9])ENT2D")


@dataclass(frozen=True, slots=True)
class FileName:
    prefix: str
    kind: DeliveryKind
    date: date
    category: Category
    lot: int

    @property
    def second_degree(self) -> bool:
        return bool(SECOND_DEGREE.search(self.prefix))


def parse(name: str) -> FileName | None:
    """None for a file that does not claim to be read here; Fault for one that claims it badly."""
    match = NAME.fullmatch(name)
    if match is None or match["category"] not in set(Category):
        if claims_a_category(name) and not is_read_over(name):
            raise Fault(Code.FILE_NAME, misnamed(name))
        return None
    try:
        day = date.fromisoformat(match["date"])
    except ValueError:
        raise Fault(Code.FILE_NAME, f"« {name} » : {match['date']} n’est pas une date.") from None
    return FileName(
        match["prefix"], DeliveryKind(match["kind"]), day, Category(match["category"]), int(match["lot"])
    )


def is_read_over(name: str) -> bool:
    """Files that belong to a delivery and say nothing here."""
    match = NAME.fullmatch(name)
    return name == DTD or (match is not None and match["category"] in ELSEWHERE)


def claims_a_category(name: str) -> bool:
    """Hidden files claim nothing: some systems leave a shadow beside each file of an archive."""
    stem, _, extension = name.casefold().rpartition(".")
    return (
        not name.startswith(".")
        and extension == "xml"
        and not KNOWN_WORDS.isdisjoint(re.split(r"[^a-z]+", stem))
    )


def misnamed(name: str) -> str:
    return (
        f"« {name} » ne suit pas la forme attendue : "
        "préfixe_Complet (ou Delta)_AAAAMMJJ_catégorie_lot à quatre chiffres.xml."
    )
