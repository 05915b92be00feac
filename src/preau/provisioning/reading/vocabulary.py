"""The attributes of each category in the first degree: which exist, which are needed, what they may hold."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from preau.provisioning.reading.legible import (
    LONGEST_LABEL,
    LONGEST_NAME,
    short_address,
    short_label,
    short_name,
)
from preau.provisioning.types import Category

BIRTH_DATE = "ENTPersonDateNaissance"
UAI = "ENTStructureUAI"
Check = Callable[[str], object]

DAY = re.compile(r"([0-9]{2})/([0-9]{2})/([0-9]{4})")
MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]{2,}").fullmatch
PHONE = re.compile(r"\+?[0-9][0-9 .()/-]{4,24}").fullmatch
POSTCODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9 -]{3,8}").fullmatch
FLAG = frozenset("ONY").__contains__
SIREN = re.compile(r"(?:[0-9] ?){9}(?:(?:[0-9] ?){5})?").fullmatch
INE = re.compile(r"[0-9A-Za-z]{11}").fullmatch
UAI_SHAPE = re.compile(r"[0-9]{7}[A-Za-z]").fullmatch
UAI_LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"


@lru_cache(maxsize=1 << 14)
def day(text: str) -> date | None:
    """`JJ/MM/AAAA`; None for a day that no living person was born on."""
    match = DAY.fullmatch(text)
    if match is None or match[3] < "1900":
        return None
    try:
        return date(int(match[3]), int(match[2]), int(match[1]))
    except ValueError:
        return None


def has_its_letter(uai: str) -> bool:
    """Real files hold wrong ones: never a reason to refuse."""
    return uai[7].upper() == UAI_LETTERS[int(uai[:7]) % 23]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """
    `checks`: what an optional value must look like, else it is ignored. `aliases`: the second degree's names,
    and an old misspelling, for the same things.
    """

    join: str
    required: tuple[str, ...]
    others: frozenset[str]
    checks: Mapping[str, Check]
    aliases: Mapping[str, str]
    longest_name: int = LONGEST_NAME
    """Of what is required."""
    known: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "known", self.others | {*self.required, *self.checks})


def names(text: str) -> frozenset[str]:
    return frozenset(text.split())


PERSON_ALIASES = {
    "sn": "ENTPersonNom", "givenName": "ENTPersonPrenom", "personalTitle": "ENTPersonCivilite",
    "mail": "ENTPersonMail",
}  # fmt: skip
PERSON_NAMES = ("ENTPersonNom", "ENTPersonPrenom")

SCHOOL = Vocabulary(
    join="ENTStructureJointure",
    required=("ENTStructureNomCourant",),
    others=names("""
        ENTStructureTypeStruct ENTStructureCodeTypeStruct ENTEcoleMinistereTutelle
        ENTEcoleCodeMinistereTutelle ENTEtablissementContrat ENTStructureBoitePostale
        ENTStructureVille ENTServAcAcademie ENTServAcCodeAcademie ENTEcoleSecteur ENTEcoleCirconscription
        ENTEcoleCommune ENTEcoleRPI ENTEcoleSecteurScolaire ENTStructureSiteWeb ENTStructureContactsENT
    """),
    checks={
        "ENTStructureAdresse": short_address,
        UAI: UAI_SHAPE, "ENTStructureSIREN": SIREN, "ENTStructureCodePostal": POSTCODE,
        "ENTStructureTelephone": PHONE, "ENTStructureFax": PHONE, "ENTStructureEmail": MAIL,
        "ENTStructureMailSI": MAIL,
    },
    aliases={
        "street": "ENTStructureAdresse", "postOfficeBox": "ENTStructureBoitePostale",
        "postalCode": "ENTStructureCodePostal", "l": "ENTStructureVille",
        "telephoneNumber": "ENTStructureTelephone", "facsimileTelephoneNumber": "ENTStructureFax",
        "ENTEtablissementMinistereTutelle": "ENTEcoleMinistereTutelle",
        "ENTEtablissementSecteur": "ENTEcoleSecteur",
    },
    longest_name=LONGEST_LABEL,
)  # fmt: skip

PUPIL = Vocabulary(
    join="ENTPersonJointure",
    required=PERSON_NAMES,
    others=names("""
        ENTPersonAutresPrenoms ENTPersonCivilite ENTEleveAutoriteParentale
        ENTPersonDateNaissance ENTPersonStructRattach ENTEleveNiveau
        ENTEleveCycle ENTEleveTypeClasse ENTEleveDateEntreeClasses ENTEleveDateSortieClasses
        ENTEleveDateEntreeStructRattach ENTEleveDateSortieStructRattach
    """),
    checks={
        "ENTPersonNomPatro": short_name, "ENTPersonClasses": short_label, "ENTPersonGroupes": short_label,
        "ENTEleveINE": INE, "ENTPersonMail": MAIL, "ENTEleveRestaurantScolaire": FLAG,
        "ENTEleveTransport": FLAG, "ENTEleveGarderieMatin": FLAG, "ENTEleveGarderieSoir": FLAG,
        "ENTEleveEtudesSurveillees": FLAG,
    },
    aliases={
        **PERSON_ALIASES, "ENTEleveClasses": "ENTPersonClasses", "ENTEleveGroupes": "ENTPersonGroupes",
        "ENTElevePersRelEleve": "ENTEleveAutoriteParentale",
    },
)  # fmt: skip

GUARDIAN = Vocabulary(
    join="ENTPersonJointure",
    required=PERSON_NAMES,
    others=names("""
        ENTPersonAutresPrenoms ENTPersonCivilite ENTPersonVille
        ENTPersonPays ENTPersRelEleveEleve
    """),
    checks={
        "ENTPersonNomPatro": short_name, "ENTPersonAdresse": short_address,
        BIRTH_DATE: day, "ENTPersonMail": MAIL, "ENTPersonTelPerso": PHONE, "ENTPersRelEleveTelPro": PHONE,
        "ENTPersRelEleveTelMobile": PHONE, "ENTPersonCodePostal": POSTCODE,
        "ENTPersonAdresseDiffusion": FLAG,
    },
    aliases={
        **PERSON_ALIASES, "homePhone": "ENTPersonTelPerso", "telephoneNumber": "ENTPersRelEleveTelPro",
        "ENTPersRelElevTelPro": "ENTPersRelEleveTelPro", "mobile": "ENTPersRelEleveTelMobile",
        "ENTAuxPersRelEleveEleve": "ENTPersRelEleveEleve",
    },
)  # fmt: skip

STAFF = Vocabulary(
    join="ENTPersonJointure",
    required=PERSON_NAMES,
    others=names("""
        ENTPersonAutresPrenoms ENTPersonCivilite ENTPersonStructRattach
        ENTPersonFonctions ENTEnsFonctionDir ENTEnsSpecialites ENTPersonStructRattachDate
        ENTPersonFonctionsDate ENTEnsFonctionDirDate ENTPersonCategorieEnseignantDate
    """),
    checks={
        "ENTPersonNomPatro": short_name, BIRTH_DATE: day, "ENTPersonMail": MAIL,
        "ENTPersonCategorieEnseignant": FLAG,
    },
    aliases=PERSON_ALIASES,
)  # fmt: skip

VOCABULARIES = {
    Category.SCHOOL: SCHOOL,
    Category.PUPIL: PUPIL,
    Category.GUARDIAN: GUARDIAN,
    Category.STAFF: STAFF,
}
