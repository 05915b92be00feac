"""Schools of the feed, and the structures that are none."""

import re

from preau.provisioning.planning.subjects import School
from preau.provisioning.types import Attributes

SCHOOL_NATURES = frozenset({
    "101", "102", "103", "111", "151", "152", "153", "160", "162", "169", "170",
})  # fmt: skip
"""Codes nature UAI of the first degree (nomenclature N_NATURE_UAI)."""
NAMED_LIKE_A_SCHOOL = re.compile(r"\b[EÉ]COLE|MATERNELLE|[EÉ]L[EÉ]MENTAIRE|PRIMAIRE", re.IGNORECASE)
UAI_SHAPE = re.compile(r"\d{7}[A-Z]")


def first(attributes: Attributes, name: str) -> str:
    """The only value of an attribute, "" where nothing is said."""
    values = attributes.get(name)
    return values[0] if values else ""


def school_of(key: str, attributes: Attributes) -> School | None:
    """The school that a record describes, None for a zone de remplacement and other non-schools."""
    if not is_school(attributes):
        return None
    return School(
        key=key,
        uai=first(attributes, "ENTStructureUAI").upper(),
        name=first(attributes, "ENTStructureNomCourant"),
        kind=kind_of(attributes),
        address=first(attributes, "ENTStructureAdresse"),
        postal_code=first(attributes, "ENTStructureCodePostal"),
        city=first(attributes, "ENTStructureVille"),
        phone=first(attributes, "ENTStructureTelephone"),
        email=first(attributes, "ENTStructureEmail") or first(attributes, "ENTStructureMailSI"),
        circonscription=first(attributes, "ENTEcoleCirconscription"),
    )


def is_school(attributes: Attributes) -> bool:
    """By nature code, else by the words of its type; where neither is given, by a UAI of the usual shape."""
    code, label = first(attributes, "ENTStructureCodeTypeStruct"), first(attributes, "ENTStructureTypeStruct")
    if code or label:
        return code in SCHOOL_NATURES or bool(NAMED_LIKE_A_SCHOOL.search(label))
    return bool(UAI_SHAPE.fullmatch(first(attributes, "ENTStructureUAI")))


def kind_of(attributes: Attributes) -> str:
    """
    `maternelle`, `elementaire`, `primaire` or `autre`.

    The nomenclature has no nature for a primaire (both cycles under one roof): only its name tells.
    """
    label = first(attributes, "ENTStructureTypeStruct").upper()
    name = first(attributes, "ENTStructureNomCourant").upper()
    code = first(attributes, "ENTStructureCodeTypeStruct")
    if "PRIMAIRE" in label or "PRIMAIRE" in name.partition("$")[0]:
        return "primaire"
    if code.startswith("10") or "MATERNELLE" in label:
        return "maternelle"
    if code.startswith("15") or re.search("[EÉ]L[EÉ]MENTAIRE", label):
        return "elementaire"
    return "autre"
