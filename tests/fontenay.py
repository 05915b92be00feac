"""Six invented schools of a few classes, as an académie describes them: enough to lose one, or a class."""

from collections.abc import Set as AbstractSet
from datetime import date

from tests.worlds import World, said

from preau.provisioning.types import Attributes, Category

THURSDAY = date(2026, 11, 19)
"""When the académie sends its Complet."""
PARC, ORMEAUX = "8", "9"
SCHOOLS = {
    PARC: ("0921688K", "LE PARC"),
    ORMEAUX: ("0920440D", "LES ORMEAUX"),
    "6": ("0921995U", "LES RENARDS"),
    "5": ("0920218M", "LA ROUE A"),
    "4": ("0920342X", "LA ROUE B"),
    "3": ("0920611P", "LES PERVENCHES"),
}
UAIS = {key: uai for key, (uai, _) in SCHOOLS.items()}
INES = "18000"
"""A pupil of the CP A of Le Parc."""


def fontenay(*, size: int = 12) -> World:
    """A CP A and a CM2 A of `size` pupils in each school; a mother and a father for each two pupils."""
    world: dict[tuple[Category, str], Attributes] = {}
    for school, (uai, name) in SCHOOLS.items():
        world[Category.SCHOOL, school] = said(
            ENTStructureUAI=uai,
            ENTStructureNomCourant=f"ECOLE ELEMENTAIRE PUBLIQUE${name}$FONTENAY",
            ENTStructureTypeStruct="ECOLE DE NIVEAU ELEMENTAIRE",
        )
        world[Category.STAFF, f"5{school}"] = said(
            ENTPersonNom="ROCHE", ENTPersonPrenom=f"Anne {school}", ENTPersonStructRattach=school,
            ENTEnsFonctionDir=school, ENTPersonFonctions=f"{school}$DIR$DIRECTION$G0000$DIRECTION",
        )  # fmt: skip
        for number, level in enumerate(("1121$CP", "1125$CM2")):
            world |= class_group(school, number, level, size)
    return world


def class_group(school: str, number: int, level: str, size: int) -> World:
    world: dict[tuple[Category, str], Attributes] = {}
    for rank in range(size):
        household = f"{school}{number}{rank // 2:02}"
        world[Category.PUPIL, f"1{school}{number}{rank:02}"] = said(
            ENTPersonNom=f"PETIT {rank}", ENTPersonPrenom="Inès", ENTPersonDateNaissance="14/02/2018",
            ENTPersonStructRattach=school, ENTEleveNiveau=level,
            ENTPersonClasses=f"{school}$11$ORDINAIRE$7{school}{number}${level[5:]} A",
            ENTEleveAutoriteParentale=[f"2{household}$10", f"3{household}$20"],
        )  # fmt: skip
        world[Category.GUARDIAN, f"2{household}"] = said(ENTPersonNom="PETIT", ENTPersonPrenom="Samira")
        world[Category.GUARDIAN, f"3{household}"] = said(ENTPersonNom="PETIT", ENTPersonPrenom="Karim")
    return world


def of_school(world: World, school: str, *, class_number: str = "") -> set[str]:
    """Keys of the pupils of a school, or of one of its classes."""
    start = f"1{school}{class_number}"
    return {key for category, key in world if category == Category.PUPIL and key.startswith(start)}


def without(world: World, *, school: str = "", pupils: AbstractSet[str] = frozenset()) -> World:
    """The same world without a whole school, or without these pupils."""
    gone = set(pupils) | (of_school(world, school) if school else set())
    return {
        (category, key): attributes
        for (category, key), attributes in world.items()
        if (category, key) != (Category.SCHOOL, school) and not (category == Category.PUPIL and key in gone)
    }
