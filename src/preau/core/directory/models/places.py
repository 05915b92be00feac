"""Institutions, and the classes and groups of a school."""

from typing import ClassVar

from django.db import models

from preau.core.directory.types import SchoolKind
from preau.kernel.fields import CodePointField
from preau.kernel.scope import ScopedModel
from preau.kernel.uid import UidModel


class Academie(UidModel):
    """Personal data: none."""

    code = models.CharField(max_length=3, unique=True)
    name = models.CharField(max_length=100)

    def __str__(self) -> str:
        return self.name


class Circonscription(UidModel):
    """Personal data: none."""

    academie = models.ForeignKey(Academie, models.PROTECT)
    name = models.CharField(max_length=200)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint("academie", "name", name="circonscription_named_once")
        ]

    def __str__(self) -> str:
        return self.name


class Commune(UidModel):
    """Personal data: none."""

    insee = models.CharField(max_length=5, unique=True)
    name = models.CharField(max_length=100)

    def __str__(self) -> str:
        return self.name


def name_alone(name: str) -> str:
    """The name out of `type$name$commune`."""
    parts = name.split("$")
    return parts[1] if len(parts) > 1 else parts[0]


class School(ScopedModel, UidModel):
    """
    Open from its first delivery until `closed_on`; a convention decides when people may come in.

    `name` is as in the file, where it may read `type$name$commune`. Personal data: none (an institution's).
    """

    scope_path = ""

    academie = models.ForeignKey(Academie, models.PROTECT)
    circonscription = models.ForeignKey(Circonscription, models.SET_NULL, null=True, blank=True)
    commune = models.ForeignKey(Commune, models.PROTECT, null=True, blank=True)
    feed_key = CodePointField(max_length=64, null=True, blank=True)
    uai = CodePointField(max_length=8, db_index=True)
    name = models.CharField(max_length=300)
    kind = models.CharField(max_length=20, choices=SchoolKind)
    address = models.CharField(max_length=300, blank=True)
    postal_code = models.CharField(max_length=20, blank=True)
    city = models.CharField(max_length=100, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    email = models.CharField(max_length=254, blank=True)
    circonscription_label = models.CharField(max_length=200, blank=True)
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint("academie", "feed_key", name="school_known_once_to_the_feed")
        ]

    def __str__(self) -> str:
        return self.short_name

    @property
    def short_name(self) -> str:
        return name_alone(self.name)


class ClassGroup(ScopedModel, UidModel):
    """
    A class: open while the feed puts pupils in it, or until the school closes the one it made.

    `levels` are joined by commas, from TPS to CM2. Personal data: none.
    """

    school = models.ForeignKey(School, models.PROTECT)
    feed_key = CodePointField(max_length=200, null=True, blank=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=100, blank=True)
    levels = models.CharField(max_length=200, blank=True)
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint("school", "feed_key", name="class_known_once_to_the_feed")
        ]

    def __str__(self) -> str:
        return self.name


class Group(ScopedModel, UidModel):
    """People of a school who do something together: made by staff, or fed. Personal data: none in itself."""

    school = models.ForeignKey(School, models.PROTECT)
    feed_key = CodePointField(max_length=200, null=True, blank=True)
    name = models.CharField(max_length=200)
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint("school", "feed_key", name="group_known_once_to_the_feed")
        ]

    def __str__(self) -> str:
        return self.name


class SchoolYear(models.Model):
    """
    The first day of a school year in an académie, where an arrêté sets another than 1 September.

    The year lasts until the day before the next one's: see `years.py`. Personal data: none.
    """

    academie = models.ForeignKey(Academie, models.PROTECT)
    label = models.CharField(max_length=9)
    starts_on = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint("academie", "label", name="school_year_named_once"),
        ]

    def __str__(self) -> str:
        return self.label
