"""How every form is drawn, and the one where a person sets how pages look."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any

from django import forms
from django.forms.renderers import TemplatesSetting
from django.utils.translation import gettext_lazy as _

from preau.ui.appearance import Appearance, Cursive, Font, Motion, Spacing, TextSize, Theme
from preau.ui.types import Words


class Renderer(TemplatesSetting):
    """Labels above, help under the label, errors beside the field and summed on top with links."""

    form_template_name = "ui/forms/form.html"
    field_template_name = "ui/forms/field.html"


def choice(label: Words, kind: Callable[[str], StrEnum], words: dict[StrEnum, Words]) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label, choices=list(words.items()), coerce=kind, empty_value=kind(""), required=False,
        widget=forms.RadioSelect,
    )  # fmt: skip


class AppearanceForm(forms.Form):
    """Every field has its usual answer, so that nothing can be refused but a forged value."""

    theme = choice(_("Couleurs"), Theme, {
        Theme.SYSTEM: _("Comme mon appareil"),
        Theme.LIGHT: _("Claires"),
        Theme.DARK: _("Sombres"),
    })  # fmt: skip
    text_size = choice(_("Taille du texte"), TextSize, {
        TextSize.NORMAL: _("Habituelle"),
        TextSize.LARGE: _("Grande"),
        TextSize.LARGEST: _("Très grande"),
    })  # fmt: skip
    spacing = choice(_("Espaces entre les lettres et les lignes"), Spacing, {
        Spacing.NORMAL: _("Habituels"),
        Spacing.WIDE: _("Larges"),
    })  # fmt: skip
    font = choice(_("Écriture"), Font, {
        Font.ANDIKA: _("Andika, faite pour apprendre à lire"),
        Font.OPENDYSLEXIC: _("OpenDyslexic, que certains lecteurs dyslexiques préfèrent"),
    })  # fmt: skip
    cursive = choice(_("Textes des élèves"), Cursive, {
        Cursive.NO: _("En lettres d’imprimerie"),
        Cursive.YES: _("En écriture attachée, comme au tableau"),
    })  # fmt: skip
    motion = choice(_("Mouvements à l’écran"), Motion, {
        Motion.SYSTEM: _("Comme mon appareil"),
        Motion.REDUCED: _("Aucun"),
    })  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.always_answered = True  # type: ignore[attr-defined]

    def appearance(self) -> Appearance:
        return Appearance(**self.cleaned_data)
