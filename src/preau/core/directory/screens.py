"""The directory in the words and components of the interface."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.utils.translation import ngettext

from preau.core.directory.models import ClassGroup, ClassTeaching, Contact, Person, Responsibility, School
from preau.core.directory.naming import formal_name, full_name, given_name, school_name, told_apart
from preau.core.directory.queries import Found, OpenClass
from preau.core.directory.standing import Acting
from preau.core.directory.types import Authority, LinkKind, Profile
from preau.core.directory.years import Year
from preau.ui.day_words import date_words, day_words
from preau.ui.types import Cell, Column, Family, Line, Link, Row, Table, Tone
from preau.ui.typography import elided, number

ICONS = {
    Profile.PUPIL: "circle-user",
    Profile.GUARDIAN: "users",
    Profile.STAFF: "school",
    Profile.AGENT: "school",
}


def pupils_words(count: int) -> str:
    return ngettext("%(n)s élève", "%(n)s élèves", count) % {"n": number(count)}


def levels_words(class_group: ClassGroup) -> str:
    """Nothing where the name of the class already says it."""
    levels = class_group.levels.split(",")
    said = all(level in class_group.name for level in levels)
    return "" if said else ", ".join(levels)


def share_words(teaching: ClassTeaching) -> str:
    words = _("toute la semaine") if teaching.share == 100 else f"{teaching.share} % de la semaine"
    return words + (_(", jusqu’à %s") % day_words(teaching.ends_on) if teaching.ends_on else "")


def state_cell(teaching: ClassTeaching) -> Cell:
    if teaching.confirmed:
        return Cell(_("Confirmée"), tone=Tone.SUCCESS)
    return Cell(_("À confirmer"), tone=Tone.WARNING)


def teaching_url(teaching: ClassTeaching, name: str = "teaching") -> str:
    return reverse(f"directory:{name}", args=[teaching.class_group.uid, teaching.staff.uid])


def my_classes_table(teachings: list[ClassTeaching]) -> Table:
    lines = tuple(
        Line(
            (
                Cell(teaching.class_group.name, levels_words(teaching.class_group)),
                Cell(share_words(teaching)),
                state_cell(teaching),
            ),
            Link(_("Modifier"), teaching_url(teaching)),
        )
        for teaching in teachings
    )
    return Table(_("Mes classes"), (Column(_("Classe")), Column(_("Part")), Column(_("État"))), lines)


GIVING = "attribuer"
"""Where the form that gives a class stands on the head's page."""


def classes_url(school: School, *, give: ClassGroup | None = None) -> str:
    """The head's page, where the form is ready to give one class."""
    url = reverse("directory:classes", args=[school.uid])
    return f"{url}?classe={give.uid}#{GIVING}" if give else url


def attributions_table(classes: list[OpenClass]) -> Table:
    """A line for each class and each of its teachers; one for a class without any."""
    columns = (
        Column(_("Classe")),
        Column(_("Enseignant")),
        Column(_("Élèves"), number=True),
        Column(_("État")),
    )
    return Table(
        _("Qui a quelle classe"), columns, tuple(line for it in classes for line in attributions(it))
    )


def attributions(line: OpenClass) -> list[Line]:
    name = Cell(line.class_group.name, levels_words(line.class_group))
    if not line.teachings:
        nobody = Cell(_("personne pour l’instant"))
        cells = (name, nobody, Cell(line.pupils), Cell(_("Sans enseignant"), tone=Tone.WARNING))
        school = line.class_group.school
        return [Line(cells, Link(_("Attribuer"), classes_url(school, give=line.class_group)))]
    return [
        Line(
            (
                name,
                Cell(formal_name(teaching.staff), share_words(teaching)),
                Cell(line.pupils),
                state_cell(teaching),
            ),
            Link(_("Modifier"), teaching_url(teaching)),
        )
        for teaching in line.teachings
    ]


def years_table(years: Iterable[Year]) -> Table:
    words = _("du %(first)s au %(last)s")
    lines = tuple(
        Line((
            Cell(year.label),
            Cell(words % {"first": date_words(year.starts_on), "last": date_words(year.ends_on)}),
        ))
        for year in years
    )  # fmt: skip
    return Table(_("Années scolaires"), (Column(_("Année")), Column(_("Dates"))), lines)


def page_of(person: Person) -> str:
    """The page of a pupil for those who follow them (`with_followed`), else nothing."""
    return reverse("directory:pupil", args=[person.uid]) if getattr(person, "followed", False) else ""


def found_rows(listed: Collection[Found], *, reader: Acting) -> list[Row]:
    """Where staff of several schools are listed, theirs is said."""
    names = told_apart((found.person for found in listed), reader=reader)
    several = len({school.pk for found in listed for school in found.schools}) > 1
    return [
        Row(
            names[found.person.pk],
            found_words(found, with_schools=several),
            ICONS[Profile(found.person.profile)],
            Family.COMMUNICATION,
            page_of(found.person),
        )
        for found in listed
    ]


def found_words(found: Found, *, with_schools: bool) -> str:
    """`élève · CE1 B`, `direction · Les Tilleuls`, `enseignant · CP A`, `responsable · Inès, Noé`."""
    schools = found.schools if with_schools else found.heads
    children = [given_name(child) for child in found.children]
    words = _("direction") if found.heads else said_of(found)
    return " · ".join(
        filter(None, [words, ", ".join([*map(school_name, schools), *found.classes, *children])])
    )


def said_of(found: Found) -> str:
    person = found.person
    if person.profile == Profile.STAFF and person.teacher:
        return _("équipe enseignante")
    return str(Profile(person.profile).label)


@dataclass(frozen=True, slots=True)
class ClassChoice:
    """A class that one may say is theirs: who has it already, if anybody."""

    name: str
    detail: str
    taught_by: str
    url: str


def class_choices(lines: Iterable[OpenClass]) -> list[ClassChoice]:
    shown = sorted(lines, key=lambda line: bool(line.teachings))
    names = told_apart(teaching.staff for line in shown for teaching in line.teachings)
    return [
        ClassChoice(
            line.class_group.name,
            " · ".join(filter(None, [levels_words(line.class_group), pupils_words(line.pupils)])),
            ", ".join(names[teaching.staff_id] for teaching in line.teachings),
            reverse("directory:claim", args=[line.class_group.uid]),
        )
        for line in shown
    ]


@dataclass(frozen=True, slots=True)
class GuardianCard:
    """A guardian for those who follow the pupil; `authority_url` for whoever may set it."""

    name: str
    kind: str
    authority: str
    tone: Tone
    until: date | None
    contact: Contact | None
    authority_url: str


WORDS: dict[Authority | None, tuple[str | Promise, Tone]] = {
    Authority.EXERCISES: (_lazy("Exerce l’autorité parentale"), Tone.SUCCESS),
    Authority.DELEGATE: (_lazy("Délégataire de l’autorité parentale"), Tone.SUCCESS),
    Authority.INFORMED: (_lazy("Informé, ne signe pas"), Tone.WARNING),
    Authority.THIRD_PARTY: (_lazy("Tiers, sans accès"), Tone.PLAIN),
    Authority.NONE: (_lazy("Aucun droit"), Tone.ERROR),
    None: (_lazy("Sans accès : la direction n’a pas décidé"), Tone.WARNING),
}


def authority_url(link: Responsibility) -> str:
    return reverse("directory:authority", args=[link.pupil.uid, link.guardian.uid])


def undecided_row(link: Responsibility) -> Row:
    detail = f"{LinkKind(link.kind).label} {elided('de', full_name(link.pupil))}"
    return Row(full_name(link.guardian), detail, "circle-user", Family.SCHOOL_LIFE, authority_url(link))


def guardian_card(link: Responsibility, *, sets: bool) -> GuardianCard:
    today = timezone.localdate()
    words, tone = WORDS[link.effective_authority(today)]
    ends_on = link.authority_ends_on
    url = authority_url(link) if sets else ""
    return GuardianCard(
        full_name(link.guardian),
        str(LinkKind(link.kind).label),
        str(words),
        tone,
        ends_on if ends_on and ends_on > today else None,
        getattr(link.guardian, "contact", None),
        url,
    )
