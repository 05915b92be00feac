"""Two schools side by side, the other commune's neighbour, and a child who changes school."""

import logging
from threading import Thread

import pytest
from django import forms
from django.apps.registry import Apps
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from preau.kernel.scope import (
    Academie,
    Commune,
    Platform,
    Schools,
    ScopedManager,
    ScopedModel,
    ScopeMissing,
    Several,
    current,
    platform,
    within,
)

invented = Apps()


class School(ScopedModel):
    scope_path = ""
    name = models.CharField(max_length=50, unique=True)
    commune_id = models.IntegerField()
    academie_id = models.IntegerField()

    class Meta:
        app_label, apps = "kernel", invented


class Pupil(ScopedModel):
    name = models.CharField(max_length=50)
    academie_id = models.IntegerField()

    @classmethod
    def visible_in(cls, scope):
        """Pupils belong to the académie; a school sees those whom it enrols."""
        if isinstance(scope, Academie):
            return Q(academie_id=scope.id)
        return Q(pk__in=Enrolment.objects.values("pupil"))

    class Meta:
        app_label, apps = "kernel", invented


class EnrolmentQuerySet(models.QuerySet):
    def ended(self):
        return self.filter(ended=True)


class Enrolment(ScopedModel):
    school = models.ForeignKey(School, on_delete=models.CASCADE)
    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE)
    ended = models.BooleanField(default=False)

    objects = ScopedManager.from_queryset(EnrolmentQuerySet)()

    class Meta:
        app_label, apps = "kernel", invented


class Absence(ScopedModel):
    scope_path = "enrolment__school"
    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE)

    class Meta:
        app_label, apps = "kernel", invented


MODELS = [School, Pupil, Enrolment, Absence]


class EnrolmentForm(forms.ModelForm):
    friend = forms.ModelChoiceField(Pupil.objects.all())

    class Meta:
        model = Enrolment
        fields = ("school", "pupil")


@pytest.fixture
def jaures(tables, db):
    return add_school("Jean-Jaurès", pupil="Inès", commune=1)


@pytest.fixture
def neighbour(tables, db):
    return add_school("Pasteur", pupil="Malo", commune=2)


def add_school(name, *, pupil, commune):
    with within(Platform("invention")):
        school = School.objects.create(name=name, commune_id=commune, academie_id=9)
        enrolled = Enrolment.objects.create(
            school=school, pupil=Pupil.objects.create(name=pupil, academie_id=9)
        )
        Absence.objects.create(enrolment=enrolled)
    return school


def seen():
    return {pupil.name for pupil in Pupil.objects.all()}


@pytest.mark.parametrize(
    "read",
    [
        lambda: list(Pupil.objects.all()),
        lambda: Pupil.objects.filter(name="Malo"),
        lambda: Pupil.objects.get(pk=1),
        Pupil.objects.count,
        lambda: bool(Pupil.objects.all()),
        lambda: len(Pupil.objects.all()),
        lambda: Pupil.objects.all()[0],
        lambda: Pupil.objects.all() | Pupil.objects.all(),
        lambda: Pupil.objects.create(name="Malo", academie_id=9),
        lambda: Pupil.objects.all().delete(),
        lambda: Pupil.objects.raw("SELECT 1"),
        lambda: list(Enrolment.objects.ended()),
        lambda: hasattr(Pupil.objects.all(), "query"),
    ],
)
def test_without_a_scope_nothing_is_read_nor_written(read):
    with pytest.raises(ScopeMissing, match="dire d'abord de qui"):
        read()


def test_a_school_sees_its_own_rows_and_not_its_neighbour_s(jaures, neighbour):
    with within(Schools.of([jaures.pk])):
        assert seen() == {"Inès"}
        assert School.objects.get() == jaures
        assert Absence.objects.get().enrolment.school == jaures
        assert not Enrolment.objects.filter(school=neighbour).exists()
        assert not neighbour.enrolment_set.exists()


def test_somebody_of_two_schools_sees_each_pupil_once(jaures, neighbour):
    with within(Platform("invention")):
        Enrolment.objects.create(school=neighbour, pupil=Pupil.objects.get(name="Inès"))
    with within(Schools.of([jaures.pk, neighbour.pk])):
        assert sorted(pupil.name for pupil in Pupil.objects.all()) == ["Inès", "Malo"]


def test_a_commune_sees_its_schools_an_academie_all_of_them_and_nobody_nothing(jaures, neighbour):
    for scope, names in [
        (Commune(2), {"Malo"}),
        (Academie(9), {"Inès", "Malo"}),
        (Academie(8), set()),
        (Schools.of([]), set()),
    ]:
        with within(scope):
            assert seen() == names


def test_several_places_show_what_each_shows_and_no_more(jaures, neighbour):
    add_school("Curie", pupil="Zoé", commune=3)
    for scope, names in [
        (Several((Commune(1), Commune(3))), {"Inès", "Zoé"}),
        (Several((Schools.of([neighbour.pk]), Commune(3))), {"Malo", "Zoé"}),
        (Several((Commune(4), Schools.of([]))), set()),
    ]:
        with within(scope):
            assert sorted(school.enrolment_set.get().pupil.name for school in School.objects.all()) == sorted(
                names
            )


def test_the_platform_sees_all_and_its_reason_is_logged(jaures, neighbour, caplog):
    with caplog.at_level(logging.INFO), platform("sauvegarde"):
        assert seen() == {"Inès", "Malo"}
    assert "sauvegarde" in caplog.text


def test_an_inner_scope_replaces_the_outer_one_until_it_ends_even_by_an_error(jaures, neighbour):
    def fail_next_door():
        with within(Schools.of([neighbour.pk])):
            assert seen() == {"Malo"}
            raise ValueError("panne")

    with within(Schools.of([jaures.pk])):
        with pytest.raises(ValueError, match="panne"):
            fail_next_door()
        assert seen() == {"Inès"}
    assert current() is None


def test_another_thread_starts_without_a_scope(jaures):
    found = []
    with within(Schools.of([jaures.pk])):
        thread = Thread(target=lambda: found.append(current()))
        thread.start()
        thread.join()
    assert found == [None]


def test_a_form_is_defined_without_a_scope_and_filled_within_one(jaures, neighbour):
    with within(Schools.of([jaures.pk])):
        fields = EnrolmentForm().fields
        assert list(fields["school"].queryset) == [jaures]
        assert [pupil.name for pupil in fields["pupil"].queryset] == ["Inès"]
        assert [pupil.name for pupil in fields["friend"].queryset] == ["Inès"]


def test_a_name_taken_at_the_neighbour_s_is_taken(jaures, neighbour):
    with within(Schools.of([jaures.pk])), pytest.raises(ValidationError):
        School(name="Pasteur", commune_id=1, academie_id=9).full_clean()


def test_a_row_already_held_follows_its_foreign_keys_and_saves_without_a_scope(jaures):
    with within(Schools.of([jaures.pk])):
        enrolment = Enrolment.objects.get()
    assert enrolment.pupil.name == "Inès"
    enrolment.ended = True
    enrolment.save()
    enrolment.refresh_from_db()
    assert enrolment.ended
