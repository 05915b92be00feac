"""What a run changed, told: its lines, and the names that the directory gives to those they speak of."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from preau.core.directory.models import ClassGroup, Group, Person
from preau.core.directory.naming import child_name, polite_name
from preau.core.directory.types import Profile
from preau.provisioning.models import Run, RunSchool
from preau.provisioning.planning.lines import NOWHERE, Line, unpacked
from preau.provisioning.planning.subjects import Kind, Row
from preau.provisioning.reporting.report import readable
from preau.provisioning.telling.reading import SchoolLines
from preau.provisioning.telling.story import SchoolStory, sentences, summary
from preau.provisioning.telling.words import Names
from preau.provisioning.types import DeliveryKind
from preau.ui.typography import display_name

PROFILES = {Kind.PUPIL: Profile.PUPIL, Kind.GUARDIAN: Profile.GUARDIAN, Kind.STAFF: Profile.STAFF}
NAMED_BY = {
    Kind.PUPIL: (Kind.PUPIL,),
    Kind.ENROLMENT: (Kind.PUPIL,),
    Kind.GROUP_MEMBER: (Kind.PUPIL,),
    Kind.RESPONSIBILITY: (Kind.PUPIL, Kind.GUARDIAN),
    Kind.GUARDIAN: (Kind.GUARDIAN,),
    Kind.STAFF: (Kind.STAFF,),
    Kind.ASSIGNMENT: (Kind.STAFF,),
}
"""Whom a line speaks of, in the order of its key."""
CIVILITIES = {Kind.PUPIL: 5, Kind.GUARDIAN: 4, Kind.STAFF: 4}
"""Where a person's own row says how to call them."""
BATCH = 5_000


def run_story(run: Run, *, uai: str = "") -> Iterator[SchoolStory]:
    """School by school, by UAI; one of them where `uai` says which."""
    told = {entry["key"]: entry for entry in run.report["schools"] if "key" in entry}
    for entry in told.values():
        entry["name"] = display_name(readable(entry["name"]))
    names = {key: entry["name"] for key, entry in told.items()}
    kept = {one.school_key: one for one in RunSchool.objects.filter(run=run)}
    places = {NOWHERE: {"uai": "", "name": _("Sans école")}} | told
    for key in sorted(kept, key=lambda key: (places.get(key, {}).get("uai", ""), key)):
        place = places.get(key, {"uai": key, "name": ""})
        if uai in ("", place["uai"]):
            story = school_story(run, kept[key], place["uai"], place["name"], names)
            if key != NOWHERE or story.sentences:
                yield story


def school_story(run: Run, kept: RunSchool, uai: str, name: str, schools: dict[str, str]) -> SchoolStory:
    lines = list(unpacked(bytes(kept.lines))) if kept.lines else []
    names = names_in(lines, run.delivery.feed.academie_id, schools)
    read = SchoolLines(lines, names, school=kept.school_key, kind=DeliveryKind(run.delivery.kind))
    state = str(kept.get_state_display())
    return SchoolStory(uai, name, state, summary(kept.counts), sentences(read), told=kept.lines is not None)


def names_in(lines: Iterable[Line], academie: int, schools: dict[str, str]) -> Names:
    """The directory's names, under those that the lines themselves give to who is not there yet."""
    keys: defaultdict[Kind, set[str]] = defaultdict(set)
    people: dict[tuple[Kind, str], str] = {}
    classes, groups = places_in(ClassGroup, academie), places_in(Group, academie)
    for change, _waits in lines:
        for kind, key in zip(NAMED_BY.get(change.kind, ()), change.key, strict=False):
            keys[kind].add(key)
        if (row := change.after or change.before) and change.kind in PROFILES:
            people[change.kind, change.key[0]] = name_in(change.kind, row)
        elif row and change.kind in (Kind.CLASS, Kind.GROUP):
            known = classes if change.kind is Kind.CLASS else groups
            known[change.key[0], change.key[1]] = str(row[2])
    found = {(kind, key): name for kind in keys for key, name in known_people(kind, keys[kind], academie)}
    return Names(people | found, schools, classes, groups)


def places_in(model: type[ClassGroup] | type[Group], academie: int) -> dict[tuple[str, str], str]:
    there = model._base_manager.filter(school__academie=academie, feed_key__isnull=False)
    rows = there.values_list("school__feed_key", "feed_key", "name")
    return {(str(school), str(key)): name for school, key, name in rows}


def known_people(kind: Kind, keys: Iterable[str], academie: int) -> Iterator[tuple[str, str]]:
    wanted = sorted(keys)
    for start in range(0, len(wanted), BATCH):
        there = Person._base_manager.filter(
            academie=academie, profile=PROFILES[kind], feed_key__in=wanted[start : start + BATCH]
        )
        for person in there.only("profile", "feed_key", "family_name", "given_name", "civility"):
            yield str(person.feed_key), called(kind, person)


def name_in(kind: Kind, row: Row) -> str:
    family, given, civility = str(row[1]), str(row[2]), str(row[CIVILITIES[kind]] or "")
    return called(kind, Person(family_name=family, given_name=given, civility=civility))


def called(kind: Kind, person: Person) -> str:
    """A member of staff politely; a child or a parent by their given name and an initial."""
    return polite_name(person) if kind is Kind.STAFF else child_name(person)
