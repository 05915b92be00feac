"""Who teaches which class, and what a guardian may do: said by the school."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

from preau.core.directory.events import SchoolChanged
from preau.core.directory.models import (
    Academie,
    Circonscription,
    ClassGroup,
    ClassTeaching,
    Commune,
    Person,
    Responsibility,
    School,
    SchoolYear,
)
from preau.core.directory.queries import calendar_of
from preau.core.directory.rules import (
    begins_in_sight,
    ends_with_its_year,
    is_rentree,
    may_change_teaching,
    may_claim,
    may_confirm_classes,
    may_set_authority,
    may_set_rentree,
    works_in,
)
from preau.core.directory.standing import Acting, lasts_after
from preau.core.directory.types import Authority
from preau.core.directory.years import label_of
from preau.kernel.audit.actions import record
from preau.kernel.events.actions import announce
from preau.kernel.rules import Denied, Refused
from preau.kernel.text import folded


class Said(NamedTuple):
    """What is said of a teacher and a class, as a session keeps it."""

    share: int
    starts_on: str
    ends_on: str
    confirmed: bool

    @classmethod
    def of(cls, teaching: ClassTeaching) -> "Said":
        ends_on = iso(teaching.ends_on) or ""
        return cls(teaching.share, teaching.starts_on.isoformat(), ends_on, teaching.confirmed)


@dataclass(frozen=True, slots=True)
class Share:
    """Which part of the week, in percent, and between which days."""

    percent: int
    starts_on: date
    ends_on: date | None = None

    @classmethod
    def whole(cls) -> "Share":
        return cls(100, timezone.localdate())


@transaction.atomic
def claim_class(class_group: ClassGroup, share: Share, *, actor: Acting) -> ClassTeaching:
    """« C’est ma classe »: the head has the last word, and their own claim is one."""
    may_claim(actor, class_group).or_raise()
    return give(class_group, actor.person, share, actor=actor)


@transaction.atomic
def assign_class(class_group: ClassGroup, staff: Person, share: Share, *, actor: Acting) -> ClassTeaching:
    """Given by the head to somebody who works in the school."""
    may_confirm_classes(actor, class_group.school).or_raise()
    works_in(staff, class_group.school).or_raise()
    return give(class_group, staff, share, actor=actor)


def give(class_group: ClassGroup, staff: Person, share: Share, *, actor: Acting) -> ClassTeaching:
    """What was said before of the same teacher and class, and still lasts, is replaced."""
    lasting = ClassTeaching.objects.filter(lasts_after(timezone.localdate()))
    teaching = lasting.filter(staff=staff, class_group=class_group).first()
    teaching = teaching or ClassTeaching(staff=staff, class_group=class_group)
    write(teaching, share, "directory.give_class", actor=actor)
    return teaching


@transaction.atomic
def change_teaching(teaching: ClassTeaching, share: Share, *, actor: Acting) -> None:
    """Another share or other dates: to be confirmed again, unless the head says it."""
    may_change_teaching(actor, teaching).or_raise()
    write(teaching, share, "directory.change_teaching", actor=actor)


@transaction.atomic
def put_teaching_back(teaching: ClassTeaching, before: Said, *, actor: Acting) -> None:
    """Undo `assign_class` or `change_teaching`: confirmed or not as it was."""
    may_change_teaching(actor, teaching).or_raise()
    teaching.share, teaching.confirmed = before.share, before.confirmed
    teaching.starts_on = date.fromisoformat(before.starts_on)
    teaching.ends_on = date.fromisoformat(before.ends_on) if before.ends_on else None
    teaching.save()
    tell("directory.put_teaching_back", teaching, actor=actor)


def write(teaching: ClassTeaching, share: Share, verb: str, *, actor: Acting) -> None:
    calendar = calendar_of(teaching.class_group.school.academie_id)
    if share.starts_on != teaching.starts_on:
        begins_in_sight(share.starts_on, calendar=calendar).or_raise()
    ends_with_its_year(share.starts_on, share.ends_on, calendar=calendar).or_raise()
    teaching.share, teaching.starts_on, teaching.ends_on = share.percent, share.starts_on, share.ends_on
    teaching.confirmed = teaching.class_group.school_id in actor.standing.heads
    teaching.save()
    tell(verb, teaching, actor=actor)


@transaction.atomic
def end_teaching(teaching: ClassTeaching, *, actor: Acting) -> None:
    """It ends today: the day itself belongs to what follows."""
    may_change_teaching(actor, teaching).or_raise()
    teaching.ends_on = max(timezone.localdate(), teaching.starts_on)
    teaching.save(update_fields=["ends_on"])
    tell("directory.end_teaching", teaching, actor=actor)


@transaction.atomic
def resume_teaching(teaching: ClassTeaching, ends_on: date | None, *, actor: Acting) -> None:
    """Undo `end_teaching`: it lasts as long as it did, confirmed or not as it was."""
    may_change_teaching(actor, teaching).or_raise()
    teaching.ends_on = ends_on
    teaching.save(update_fields=["ends_on"])
    tell("directory.resume_teaching", teaching, actor=actor)


@transaction.atomic
def confirm_classes(school: School, teachings: Collection[ClassTeaching], *, actor: Acting) -> None:
    settle(school, teachings, confirmed=True, actor=actor)


@transaction.atomic
def put_back_to_confirm(school: School, teachings: Collection[ClassTeaching], *, actor: Acting) -> None:
    """Undo `confirm_classes`."""
    settle(school, teachings, confirmed=False, actor=actor)


def settle(school: School, teachings: Collection[ClassTeaching], *, confirmed: bool, actor: Acting) -> None:
    may_confirm_classes(actor, school).or_raise()
    chosen = ClassTeaching.objects.filter(
        class_group__school=school, pk__in=[teaching.pk for teaching in teachings]
    )
    chosen.update(confirmed=confirmed)
    record(
        "directory.confirm_classes",
        actor=actor,
        target=school,
        detail={"confirmed": confirmed, "classes": [str(teaching.class_group.uid) for teaching in teachings]},
    )
    announce(SchoolChanged(school.pk))


@transaction.atomic
def set_authority(
    link: Responsibility, authority: Authority | None, *, source: str, ends_on: date | None, actor: Acting
) -> None:
    """
    What a guardian may do, from now on and everywhere; after `ends_on`, or with None, the kind of link decides.

    `source` says where it is read (a judgment and its date): no copy is kept, the journal does not repeat it.
    """
    may_set_authority(actor, link).or_raise()
    link.authority, link.authority_source, link.authority_ends_on = authority or "", source, ends_on
    link.save(update_fields=["authority", "authority_source", "authority_ends_on"])
    record(
        "directory.set_authority",
        actor=actor,
        target=link.pupil,
        detail={
            "guardian": str(link.guardian.uid),
            "authority": link.authority,
            "ends_on": iso(ends_on),
        },
    )


@transaction.atomic
def set_rentree(academie: Academie, day: date, *, actor: Acting) -> None:
    """The school year begins on that day, and the one before ends on its eve: an arrêté says so."""
    may_set_rentree(actor, academie).or_raise()
    is_rentree(day, calendar=calendar_of(academie.pk)).or_raise()
    SchoolYear.objects.update_or_create(academie=academie, label=label_of(day), defaults={"starts_on": day})
    record("directory.set_rentree", actor=actor, target=academie, detail={"day": day.isoformat()})


@transaction.atomic
def place_schools(
    schools: Collection[School], *, insee: str = "", commune: str = "", circonscription: str = ""
) -> None:
    """
    Say from the shell whose schools these are, which no feed tells: a convention will.

    What is left empty stays as it was; the journal keeps what was said. Whoever follows a commune or a
    circonscription sees its schools at once.
    """
    places: dict[str, Commune | Circonscription] = {}
    said = {name: what for name, what in (("insee", insee), ("circonscription", circonscription)) if what}
    if insee:
        places["commune"] = commune_at(insee, name=commune)
    for school in schools:
        if circonscription:
            places["circonscription"] = Circonscription.objects.get_or_create(
                academie=school.academie, name=circonscription
            )[0]
        School.objects.filter(pk=school.pk).update(**places)
        record("directory.place_school", actor=None, target=school, detail=said)
        announce(SchoolChanged(school.pk))


def commune_at(insee: str, *, name: str = "") -> Commune:
    """
    The commune of this code, made where it is not known.

    A name is given once: another one is refused, for it may be that of another code.
    """
    unnamed = f"Commune {insee}"
    commune, _ = Commune.objects.get_or_create(insee=insee, defaults={"name": name or unnamed})
    if name and commune.name == unnamed:
        commune.name = name
        commune.save(update_fields=["name"])
    if name and folded(name) != folded(commune.name):
        raise Refused(Denied(f"la commune {insee} est déjà connue sous le nom « {commune.name} »"))
    return commune


def tell(verb: str, teaching: ClassTeaching, *, actor: Acting) -> None:
    record(
        verb,
        actor=actor,
        target=teaching.class_group,
        detail={
            "staff": str(teaching.staff.uid),
            "share": teaching.share,
            "starts_on": teaching.starts_on.isoformat(),
            "ends_on": iso(teaching.ends_on),
            "confirmed": teaching.confirmed,
        },
    )
    announce(SchoolChanged(teaching.class_group.school_id))


def iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
