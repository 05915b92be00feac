from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

ACCEPT, SEND_BACK, REFUSE = "accepter", "renvoyer", "refuser"


class DecisionForm(forms.Form):
    """The button that was pressed, and the word to the author: needed unless everything is well."""

    word = forms.CharField(
        label=_("Un mot à l’auteur"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Seul l’auteur le lit. Il en faut un pour « Renvoyer » ou « Ne pas garder »."),
    )
    decision = forms.ChoiceField(
        choices=[(ACCEPT, ACCEPT), (SEND_BACK, SEND_BACK), (REFUSE, REFUSE)], widget=forms.HiddenInput
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("decision") != ACCEPT and not given.get("word", "").strip():
            self.add_error("word", ValidationError(_("Dites en un mot pourquoi.")))
        return given
