from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from preau.core.directory.models import Person
from preau.core.directory.naming import told_apart
from preau.core.directory.types import Profile
from preau.core.spaces.models import Space
from preau.core.spaces.ranks import Choices
from preau.core.spaces.services import Service
from preau.core.spaces.types import Rank, Role
from preau.core.spaces.words import as_usual, rank_words, role_words, roles_ruled


class GroupForm(forms.Form):
    name = forms.CharField(
        label=_("Nom du groupe"),
        max_length=100,
        help_text=_("Chorale, anglais du mardi, soutien de lecture…"),
    )


class PeopleChoice(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    names: Mapping[int, str]

    def offer(self, people: QuerySet[Person]) -> None:
        self.queryset, self.names = people, told_apart(people)

    def label_from_instance(self, person: Person) -> str:
        name = self.names[person.pk]
        pupil = person.profile == Profile.PUPIL
        return name if pupil else f"{name} · {Profile(person.profile).label}"


class JoiningForm(forms.Form):
    """Those ticked; or, by its own button, all of them."""

    people = PeopleChoice(
        label=_("Qui ajouter ?"),
        queryset=Person.objects.all(),
        to_field_name="uid",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, said: Mapping[str, Any] | None, *, people: QuerySet[Person]) -> None:
        super().__init__(said)
        self.everybody = people
        offered = self.fields["people"]
        offered.offer(people)  # type: ignore[attr-defined]
        offered.always_answered = True  # type: ignore[attr-defined]

    def clean_people(self) -> list[Person]:
        chosen = list(self.everybody if "all" in self.data else self.cleaned_data["people"])
        if not chosen:
            raise forms.ValidationError(_("Cochez au moins une personne."))
        return chosen


class RanksForm(forms.Form):
    """How far each role goes in a service of a space; the first choice is to do as usual."""

    def __init__(
        self, said: Mapping[str, Any] | None, *, service: Service, space: Space, choices: Choices
    ) -> None:
        super().__init__(said, prefix=service.label)
        for role in roles_ruled(space):
            ceiling = choices.ceiling(service, space, role)
            reachable = [rank for rank in (Rank.NONE, *service.ranks) if rank <= ceiling]
            usual = as_usual(space, choices.inherited(service, space, role))
            self.fields[role] = forms.TypedChoiceField(
                label=role_words(role, space),
                choices=[("", usual), *((int(rank), rank_words(rank)) for rank in reachable)],
                coerce=lambda said: Rank(int(said)),
                empty_value=None,
                required=False,
                initial=choices.own(service, space, role),
            )
            self.fields[role].always_answered = True  # type: ignore[attr-defined]

    def changed(self) -> dict[Role, Rank | None]:
        """What differs from what was chosen before."""
        return {
            Role(name): rank for name, rank in self.cleaned_data.items() if rank != self.fields[name].initial
        }

    def before(self) -> dict[Role, Rank | None]:
        """What was chosen for the roles that changed."""
        return {role: self.fields[role].initial for role in self.changed()}
