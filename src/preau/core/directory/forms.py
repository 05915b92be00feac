from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from preau.core.directory.actions import Share
from preau.core.directory.models import ClassGroup, Person
from preau.core.directory.naming import formal_name
from preau.core.directory.rules import begins_in_sight, ends_with_its_year, is_rentree
from preau.core.directory.types import Authority
from preau.core.directory.years import Calendar
from preau.kernel.rules import Denied, Verdict

SHARES = (
    (100, _("Toute la semaine")),
    (75, _("Les trois quarts de la semaine")),
    (50, _("La moitié de la semaine")),
    (25, _("Un quart de la semaine")),
)


class Day(forms.DateField):
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


def tell(form: forms.Form, field: str, verdict: Verdict) -> None:
    if isinstance(verdict, Denied):
        form.add_error(field, str(verdict.reason))


class ShareForm(forms.Form):
    percent = forms.TypedChoiceField(label=_("Part de la semaine"), choices=SHARES, coerce=int)
    starts_on = Day(label=_("À partir du"))
    ends_on = Day(
        label=_("Jusqu’au"),
        required=False,
        help_text=_("Laissez vide pour toute l’année scolaire."),
    )

    def __init__(
        self, said: Mapping[str, Any] | None, *, initial: dict[str, Any], calendar: Calendar
    ) -> None:
        super().__init__(said, initial=initial)
        self.calendar = calendar

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = self.cleaned_data
        starts_on, ends_on = said.get("starts_on"), said.get("ends_on")
        if starts_on and "starts_on" in self.changed_data:
            tell(self, "starts_on", begins_in_sight(starts_on, calendar=self.calendar))
        if starts_on and ends_on and ends_on <= starts_on:
            self.add_error("ends_on", _("Le dernier jour vient après le premier."))
        elif starts_on:
            tell(self, "ends_on", ends_with_its_year(starts_on, ends_on, calendar=self.calendar))
        return said

    def share(self) -> Share:
        return Share(**{name: self.cleaned_data[name] for name in ("percent", "starts_on", "ends_on")})


class StaffChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, staff: Person) -> str:
        return formal_name(staff)


class AssignForm(forms.Form):
    class_group = forms.ModelChoiceField(
        label=_("Classe"),
        queryset=ClassGroup.objects.all(),
        to_field_name="uid",
        empty_label=_("Choisir une classe"),
    )
    staff = StaffChoice(
        label=_("Enseignant"),
        queryset=Person.objects.all(),
        to_field_name="uid",
        empty_label=_("Choisir quelqu’un"),
    )
    percent = forms.TypedChoiceField(label=_("Part de la semaine"), choices=SHARES, coerce=int)

    def __init__(
        self,
        said: Mapping[str, Any] | None,
        *,
        classes: QuerySet[ClassGroup],
        teachers: QuerySet[Person],
        asked: str = "",
    ) -> None:
        super().__init__(said, initial={"class_group": asked})
        self.fields["class_group"].queryset = classes  # type: ignore[attr-defined]
        self.fields["staff"].queryset = teachers  # type: ignore[attr-defined]

    def share(self) -> Share:
        return Share(self.cleaned_data["percent"], timezone.localdate())


class AuthorityForm(forms.Form):
    """What a school types about one guardian of one pupil."""

    WORDS: ClassVar = (
        (Authority.EXERCISES, _("Exerce l’autorité parentale")),
        (Authority.INFORMED, _("Ne l’exerce pas, garde un droit d’information : lit, ne signe pas")),
        (Authority.DELEGATE, _("A reçu une délégation de l’autorité parentale")),
        (Authority.THIRD_PARTY, _("Tiers : aucun accès")),
        (Authority.NONE, _("Aucun droit : aucun accès")),
    )

    authority = forms.TypedChoiceField(
        label=_("Cette personne"), choices=WORDS, coerce=Authority, widget=forms.RadioSelect
    )
    authority_source = forms.CharField(
        label=_("D’après"),
        max_length=200,
        help_text=_("Par exemple : jugement du 12 mars 2026. Aucune copie n’est gardée."),
    )
    authority_ends_on = Day(
        label=_("Jusqu’au"),
        required=False,
        help_text=_(
            "Si la décision fixe une fin. Ensuite, cette personne retrouve ce que donne son lien avec l’enfant."
        ),
    )

    def clean_authority_ends_on(self) -> date | None:
        """A judgment's own date is easily typed here: a past end would give back what it takes away."""
        ends_on: date | None = self.cleaned_data["authority_ends_on"]
        if ends_on and ends_on <= timezone.localdate():
            raise forms.ValidationError(
                _(
                    "Ce jour est passé : la décision ne vaudrait plus. Écrivez ici sa fin, pas la date du jugement."
                )
            )
        return ends_on


class RentreeForm(forms.Form):
    day = Day(
        label=_("Jour de la rentrée"),
        help_text=_("En août ou en septembre. L’année scolaire d’avant finit la veille."),
    )

    def __init__(self, said: Mapping[str, Any] | None, *, calendar: Calendar) -> None:
        coming = calendar.after(calendar.year_of(timezone.localdate()))
        super().__init__(said, initial={"day": coming.starts_on})
        self.calendar = calendar

    def clean_day(self) -> date:
        day: date = self.cleaned_data["day"]
        verdict = is_rentree(day, calendar=self.calendar)
        if isinstance(verdict, Denied):
            raise forms.ValidationError(str(verdict.reason))
        return day
