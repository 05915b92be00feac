"""Spaces follow the directory: one for each school, class, group and institution, closed while it is."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Exists, F, Model, OuterRef, Q, QuerySet, Subquery

from preau.core.directory import models as directory
from preau.core.directory.events import DirectoryChanged, SchoolChanged
from preau.core.spaces.models import OWNED, Space, target
from preau.core.spaces.types import SpaceKind
from preau.kernel.scope import Academie, Schools, Scope, belonging

BATCH = 1_000


@dataclass(frozen=True, slots=True)
class Followed:
    """What the spaces of a kind are for; `to_schools` leads from it to its schools."""

    kind: SpaceKind
    model: type[Model]
    to_schools: str

    def of(self, scope: Scope) -> QuerySet[Any]:
        """Institutions: those that schools of the scope belong to."""
        if self.kind in OWNED:
            return self.model._base_manager.filter(belonging(self.to_schools, scope))
        schools = directory.School._base_manager.filter(belonging("", scope))
        return self.model._base_manager.filter(pk__in=schools.values(self.to_schools))

    @property
    def school_key(self) -> str:
        return "pk" if self.kind == SpaceKind.SCHOOL else "school_id"


FOLLOWED = (
    Followed(SpaceKind.SCHOOL, directory.School, ""),
    Followed(SpaceKind.CLASS, directory.ClassGroup, "school"),
    Followed(SpaceKind.GROUP, directory.Group, "school"),
    Followed(SpaceKind.COMMUNE, directory.Commune, "commune"),
    Followed(SpaceKind.CIRCONSCRIPTION, directory.Circonscription, "circonscription"),
    Followed(SpaceKind.ACADEMIE, directory.Academie, "academie"),
)


@transaction.atomic
def follow_directory(scope: Scope) -> None:
    """Open what is missing, close what closed, reopen what reopened; run again, nothing changes."""
    for followed in FOLLOWED:
        open_missing(followed, scope)
        if followed.kind in OWNED:
            close_and_reopen(followed, scope)


def open_missing(followed: Followed, scope: Scope) -> None:
    """One query finds them; each is given its `uid` here, since databases make none of version 7."""
    key = target(followed.kind)
    there = Space._base_manager.filter(**{key: OuterRef("pk")}, kind=followed.kind)
    missing = followed.of(scope).filter(~Exists(there))
    if followed.kind in OWNED:
        rows = missing.filter(closed_on=None).values_list("pk", followed.school_key)
        spaces = [Space(kind=followed.kind, **{"school_id": school, f"{key}_id": pk}) for pk, school in rows]
    else:
        spaces = [
            Space(kind=followed.kind, **{f"{key}_id": pk}) for pk in missing.values_list("pk", flat=True)
        ]
    Space._base_manager.bulk_create(spaces, batch_size=BATCH, ignore_conflicts=True)


def close_and_reopen(followed: Followed, scope: Scope) -> None:
    key = target(followed.kind)
    there = f"{key}__closed_on"
    differs = Q(closed_on=None) ^ Q(**{there: None}) | Q(closed_on__lt=F(there)) | Q(closed_on__gt=F(there))
    spaces = Space._base_manager.filter(differs, belonging("school", scope), kind=followed.kind)
    now = followed.model._base_manager.filter(pk=OuterRef(f"{key}_id")).values("closed_on")
    spaces.update(closed_on=Subquery(now))


def on_directory_changed(event: DirectoryChanged) -> None:
    follow_directory(Academie(event.academie_id))


def on_school_changed(event: SchoolChanged) -> None:
    follow_directory(Schools.of([event.school_id]))
