"""What the feed says of each: every attribute of a category, in its order."""

from preau.provisioning.generating.types import Guardian, Identity, Kind, Pupil, School, Staff
from preau.provisioning.types import Category, Operation, Record

SCHOOL = """
    ENTStructureJointure ENTStructureUAI ENTStructureSIREN ENTStructureNomCourant ENTStructureTypeStruct
    ENTStructureCodeTypeStruct ENTEcoleMinistereTutelle ENTEcoleCodeMinistereTutelle ENTEtablissementContrat
    ENTStructureBoitePostale ENTStructureAdresse ENTStructureCodePostal ENTStructureVille
    ENTStructureTelephone ENTStructureFax ENTServAcAcademie ENTServAcCodeAcademie ENTEcoleSecteur
    ENTEcoleCirconscription ENTEcoleCommune ENTEcoleRPI ENTStructureEmail ENTStructureMailSI
"""
PUPIL = """
    ENTPersonJointure ENTEleveINE ENTPersonDateNaissance ENTPersonNomPatro ENTPersonNom ENTPersonPrenom
    ENTPersonAutresPrenoms ENTPersonCivilite ENTPersonMail ENTEleveAutoriteParentale ENTPersonStructRattach
    ENTPersonClasses ENTPersonGroupes ENTEleveNiveau ENTEleveCycle ENTEleveTypeClasse
    ENTEleveDateEntreeClasses ENTEleveDateSortieClasses ENTEleveDateEntreeStructRattach
    ENTEleveDateSortieStructRattach ENTEleveRestaurantScolaire ENTEleveTransport ENTEleveGarderieMatin
    ENTEleveGarderieSoir ENTEleveEtudesSurveillees
"""
GUARDIAN = """
    ENTPersonJointure ENTPersonDateNaissance ENTPersonNomPatro ENTPersonNom ENTPersonPrenom
    ENTPersonAutresPrenoms ENTPersonCivilite ENTPersonTelPerso ENTPersRelEleveTelPro
    ENTPersRelEleveTelMobile ENTPersonAdresse ENTPersonCodePostal ENTPersonVille ENTPersonPays
    ENTPersonAdresseDiffusion ENTPersonMail ENTPersRelEleveEleve
"""
STAFF = """
    ENTPersonJointure ENTPersonDateNaissance ENTPersonNomPatro ENTPersonNom ENTPersonPrenom
    ENTPersonAutresPrenoms ENTPersonCivilite ENTPersonMail ENTPersonStructRattach ENTPersonFonctions
    ENTEnsFonctionDir ENTEnsSpecialites ENTPersonCategorieEnseignant ENTPersonStructRattachDate
    ENTPersonFonctionsDate ENTEnsFonctionDirDate ENTPersonCategorieEnseignantDate
"""
ATTRIBUTES: dict[Category, tuple[str, ...]] = {
    Category.SCHOOL: tuple(SCHOOL.split()),
    Category.PUPIL: tuple(PUPIL.split()),
    Category.GUARDIAN: tuple(GUARDIAN.split()),
    Category.STAFF: tuple(STAFF.split()),
}

Value = str | int | tuple[str, ...] | None


def of_school(school: School) -> Record:
    is_school = school.kind is not None
    return _record(
        Category.SCHOOL,
        ENTStructureJointure=school.key,
        ENTStructureUAI=school.uai,
        ENTStructureNomCourant=_usual_name(school),
        ENTStructureTypeStruct=_nature(school)[1],
        ENTStructureCodeTypeStruct=_nature(school)[0],
        ENTEcoleMinistereTutelle="MINISTERE DE L'EDUCATION NATIONALE",
        ENTEcoleCodeMinistereTutelle="06",
        ENTEtablissementContrat="PU" if is_school else None,
        ENTStructureAdresse=school.address,
        ENTStructureCodePostal=school.commune.postal_code,
        ENTStructureVille=school.commune.name,
        ENTStructureTelephone=school.phone,
        ENTServAcAcademie="VERSAILLES",
        ENTServAcCodeAcademie="025",
        ENTEcoleCirconscription=school.circonscription,
        ENTEcoleCommune=school.commune.name,
        ENTStructureMailSI=f"{school.uai.lower()}@ac-versailles.example" if is_school else None,
    )


def of_pupil(pupil: Pupil) -> Record:
    place = pupil.place
    return _record(
        Category.PUPIL,
        **_names(pupil.key, pupil.identity),
        ENTEleveINE=pupil.ine,
        ENTPersonDateNaissance=f"{pupil.birth_date:%d/%m/%Y}",
        ENTEleveAutoriteParentale=tuple(f"{key}${relation:d}" for key, relation in pupil.guardians),
        ENTPersonStructRattach=place.school,
        ENTPersonClasses=tuple(group.written for group in place.classes),
        ENTPersonGroupes=tuple(group.written for group in place.groups),
        ENTEleveNiveau=place.level.written,
        ENTEleveCycle=place.level.cycle,
        ENTEleveTypeClasse=place.classes[-1].nature,
        ENTEleveDateEntreeStructRattach=f"{pupil.entered:%d/%m/%Y}",
        ENTEleveRestaurantScolaire=_flag(pupil.canteen),
        ENTEleveTransport=_flag(pupil.bus),
        ENTEleveGarderieMatin=_flag(pupil.morning_care),
        ENTEleveGarderieSoir=_flag(pupil.evening_care),
        ENTEleveEtudesSurveillees=_flag(pupil.study),
    )


def of_guardian(guardian: Guardian, *, children: tuple[str, ...]) -> Record:
    home = guardian.home
    return _record(
        Category.GUARDIAN,
        **_names(guardian.key, guardian.identity),
        ENTPersonTelPerso=home.phone,
        ENTPersRelEleveTelPro=guardian.work_phone,
        ENTPersRelEleveTelMobile=guardian.mobile,
        ENTPersonAdresse=home.lines,
        ENTPersonCodePostal=home.postal_code,
        ENTPersonVille=home.town,
        ENTPersonPays=home.country,
        ENTPersonAdresseDiffusion="N",
        ENTPersonMail=guardian.mail,
        ENTPersRelEleveEleve=children,
    )


def of_staff(staff: Staff) -> Record:
    structures = dict.fromkeys(str(key) for key, _ in staff.functions)
    return _record(
        Category.STAFF,
        **_names(staff.key, staff.identity),
        ENTPersonDateNaissance=f"{staff.birth_date:%d/%m/%Y}",
        ENTPersonMail=staff.mail,
        ENTPersonStructRattach=tuple(structures),
        ENTPersonFonctions=tuple(f"{key}${function}" for key, function in staff.functions),
        ENTEnsFonctionDir=tuple(map(str, staff.directs)),
        ENTEnsSpecialites=staff.specialities,
        ENTPersonCategorieEnseignant=_flag(staff.teaches),
    )


def _record(category: Category, /, **said: Value) -> Record:
    """The first attribute is the category's Jointure, which is the identifier too."""
    attributes = {name: _values(value) for name in ATTRIBUTES[category] if (value := said.get(name))}
    return Record(Operation.ADD, category, attributes[ATTRIBUTES[category][0]][0], attributes)


def _values(value: str | int | tuple[str, ...]) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (str(value),)


def _names(key: int, identity: Identity) -> dict[str, Value]:
    return {
        "ENTPersonJointure": key,
        "ENTPersonNomPatro": identity.birth_name,
        "ENTPersonNom": identity.family_name,
        "ENTPersonPrenom": identity.given_name,
        "ENTPersonAutresPrenoms": identity.other_names,
        "ENTPersonCivilite": identity.title,
    }


def _flag(yes: bool) -> str:
    return "O" if yes else "N"


def _usual_name(school: School) -> str:
    if school.kind is None:
        return school.name
    return f"ECOLE {school.kind} PUBLIQUE${school.name.upper()}${school.commune.name}"


def _nature(school: School) -> tuple[str | None, str]:
    """UAI nature; a primaire has that of an élémentaire."""
    if school.kind is None:
        return None, "SANS OBJET"
    if school.kind is Kind.MATERNELLE:
        return "101", "ECOLE MATERNELLE"
    return "151", "ECOLE DE NIVEAU ELEMENTAIRE"
