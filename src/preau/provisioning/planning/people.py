"""Guardians and staff of the feed."""

from collections.abc import Collection, Iterable

from preau.provisioning.planning.schools import first
from preau.provisioning.planning.subjects import Assignment, Guardian, Staff
from preau.provisioning.types import Attributes, Category, Code, Message, Messages

TEACHING_FUNCTIONS = frozenset({"ENS", "DOC"})
HEAD_FUNCTION, HEAD_SPECIALITY = "DIR", "DIRECTION"
NO_FUNCTION = "-"
ORGANISATION = "ORGANISME"


def guardian_of(key: str, attributes: Attributes) -> Guardian:
    """An organisation is written with its name as family name and "organisme" as given name."""
    given_name = first(attributes, "ENTPersonPrenom")
    return Guardian(
        key=key,
        family_name=first(attributes, "ENTPersonNom"),
        given_name=given_name,
        birth_name=first(attributes, "ENTPersonNomPatro"),
        civility=first(attributes, "ENTPersonCivilite"),
        organisation=given_name.upper() == ORGANISATION,
        email=first(attributes, "ENTPersonMail"),
        phone_home=first(attributes, "ENTPersonTelPerso"),
        phone_mobile=first(attributes, "ENTPersRelEleveTelMobile"),
        phone_work=first(attributes, "ENTPersRelEleveTelPro"),
        address="\n".join(filter(None, first(attributes, "ENTPersonAdresse").split("$"))),
        postal_code=first(attributes, "ENTPersonCodePostal"),
        city=first(attributes, "ENTPersonVille"),
        country=first(attributes, "ENTPersonPays"),
    )


def staff_of(
    key: str,
    attributes: Attributes,
    schools: Collection[str],
    structures: Collection[str],
    messages: Messages,
) -> Staff:
    """Someone works where they are attached and where they have a function, if that is a school."""
    functions = functions_by_school(attributes.get("ENTPersonFonctions", ()))
    attached = [text.partition("$")[0].strip() for text in attributes.get("ENTPersonStructRattach", ())]
    headed = headed_schools(attributes)
    places = sorted({*attached, *functions, *headed})
    if any(place and place not in structures for place in places):
        sentence = "Un personnel est rattaché à une école absente du flux."
        messages.add(
            Message(Code.DANGLING_REFERENCE, sentence, key=key, category=Category.STAFF), subject=sentence
        )
    return Staff(
        key=key,
        family_name=first(attributes, "ENTPersonNom"),
        given_name=first(attributes, "ENTPersonPrenom"),
        birth_name=first(attributes, "ENTPersonNomPatro"),
        civility=first(attributes, "ENTPersonCivilite"),
        email=first(attributes, "ENTPersonMail"),
        teacher=teaches(attributes, ",".join(functions.values()).split(",")),
        assignments=tuple(Assignment(p, functions.get(p, ""), p in headed) for p in places if p in schools),
    )


def functions_by_school(values: Iterable[str]) -> dict[str, str]:
    """School key → codes joined by commas, out of `school$code$label$speciality$label`; `-` means none."""
    codes: dict[str, set[str]] = {}
    for text in values:
        school, code, *_ = [part.strip() for part in f"{text}$".split("$")]
        codes.setdefault(school, set()).update({code} - {"", NO_FUNCTION})
    return {school: ",".join(sorted(found)) for school, found in codes.items()}


def headed_schools(attributes: Attributes) -> set[str]:
    """Schools that someone heads: by `ENTEnsFonctionDir`, or by the code or speciality of a function."""
    said = {text.partition("$")[0].strip() for text in attributes.get("ENTEnsFonctionDir", ())}
    for text in attributes.get("ENTPersonFonctions", ()):
        parts = [part.strip() for part in text.split("$")]
        if HEAD_FUNCTION in parts[1:2] or HEAD_SPECIALITY in parts[4:5]:
            said.add(parts[0])
    return said


def teaches(attributes: Attributes, functions: Collection[str]) -> bool:
    """`ENTPersonCategorieEnseignant` decides where it is given, else the functions do."""
    category = first(attributes, "ENTPersonCategorieEnseignant")
    return category == "O" if category else not TEACHING_FUNCTIONS.isdisjoint(functions)
