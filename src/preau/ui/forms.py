"""How every form is drawn, and the one where a person sets how pages look."""

from enum import StrEnum

from django import forms
from django.forms.renderers import TemplatesSetting
from django.utils.translation import gettext_lazy as _

from preau.ui.appearance import Appearance, Cursive, Font, Motion, Spacing, TextSize, Theme
from preau.ui.types import Words

TO_FILL = {"required": _("À remplir.")}
"""The errors of a field that may not stay empty, in fewer words than Django's."""


class Renderer(TemplatesSetting):
    """
    Labels above, help under the label, errors beside the field and summed on top with links.

    A form whose class says a `draft_key` keeps what is typed in it, until it is sent (frontend/scripts/drafts.js).
    """

    form_template_name = "ui/forms/form.html"
    field_template_name = "ui/forms/field.html"


class Choice(forms.TypedChoiceField):
    """Radio buttons of which one is always chosen: the empty answer is the usual one, not a missing one."""

    always_answered = True

    def __init__(self, label: Words, kind: type[StrEnum], words: dict[StrEnum, Words]) -> None:
        super().__init__(
            label=label, choices=list(words.items()), coerce=kind, empty_value=kind(""), required=False,
            widget=forms.RadioSelect,
        )  # fmt: skip


class AppearanceForm(forms.Form):
    """Every field has its usual answer, so that nothing can be refused but a forged value."""

    theme = Choice(_("Couleurs"), Theme, {
        Theme.SYSTEM: _("Comme mon appareil"),
        Theme.LIGHT: _("Claires"),
        Theme.DARK: _("Sombres"),
    })  # fmt: skip
    text_size = Choice(_("Taille du texte"), TextSize, {
        TextSize.NORMAL: _("Habituelle"),
        TextSize.LARGE: _("Grande"),
        TextSize.LARGEST: _("Très grande"),
    })  # fmt: skip
    spacing = Choice(_("Espaces entre les lettres et les lignes"), Spacing, {
        Spacing.NORMAL: _("Habituels"),
        Spacing.WIDE: _("Larges"),
    })  # fmt: skip
    font = Choice(_("Écriture"), Font, {
        Font.ANDIKA: _("Andika, faite pour apprendre à lire"),
        Font.OPENDYSLEXIC: _("OpenDyslexic, que certains lecteurs dyslexiques préfèrent"),
    })  # fmt: skip
    cursive = Choice(_("Textes des élèves"), Cursive, {
        Cursive.NO: _("En lettres d’imprimerie"),
        Cursive.YES: _("En écriture attachée, comme au tableau"),
    })  # fmt: skip
    motion = Choice(_("Mouvements à l’écran"), Motion, {
        Motion.SYSTEM: _("Comme mon appareil"),
        Motion.REDUCED: _("Aucun"),
    })  # fmt: skip

    def appearance(self) -> Appearance:
        return Appearance(**self.cleaned_data)
