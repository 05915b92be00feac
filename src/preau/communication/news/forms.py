from typing import IO, Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from preau.communication.news.actions import Written
from preau.communication.news.models import News, NewsState
from preau.communication.news.pictures import MOST, room_in, room_words
from preau.communication.news.queries import writable_spaces
from preau.core.accounts.actor import Actor
from preau.core.directory.types import Profile
from preau.core.files.pictures import Drawn, NotAPicture, drawn
from preau.core.spaces.models import Space
from preau.core.spaces.naming import name_of
from preau.ui.forms import TO_FILL


class SpaceChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Space) -> str:
        return name_of(obj)


class ManyPictures(forms.ClearableFileInput):
    allow_multiple_selected = True


class PicturesField(forms.FileField):
    """Several pictures, drawn anew before the form is accepted."""

    room = MOST
    """How many more the item may hold."""
    widget = ManyPictures(attrs={"accept": "image/jpeg,image/png,image/webp,image/gif"})

    def clean(self, data: Any, initial: Any = None) -> list[Drawn]:
        uploads = [super(PicturesField, self).clean(one, initial) for one in data or ()]
        if len(uploads) > self.room:
            raise ValidationError(room_words(self.room))
        return [redrawn(upload) for upload in uploads]


def redrawn(upload: UploadedFile[Any]) -> Drawn:
    try:
        return drawn(cast("IO[bytes]", upload.file), size=upload.size or 0)
    except NotAPicture as refused:
        raise ValidationError(f"{upload.name} : {refused}") from None


class NewsForm(forms.Form):
    draft_key = "news"

    space = SpaceChoice(queryset=None, label=_("Pour"), empty_label=None, to_field_name="uid")
    title = forms.CharField(label=_("Titre"), max_length=120, error_messages=TO_FILL)
    body = forms.CharField(
        label=_("Texte"),
        max_length=5_000,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages=TO_FILL,
    )
    pictures = PicturesField(
        label=_("Images"), required=False, help_text=_("JPEG, PNG, WebP ou GIF ; 20 Mo au plus chacune.")
    )
    shows_until = forms.DateField(
        label=_("À montrer jusqu’au"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Après ce jour, l’actualité quitte les accueils et reste dans la liste."),
    )

    again = forms.BooleanField(
        label=_("Prévenir de nouveau"),
        required=False,
        help_text=_("Elle redevient nouvelle pour tous ses lecteurs, et la cloche le dit."),
    )

    def __init__(self, actor: Actor, *args: Any, news: News | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("PicturesField", self.fields["pictures"]).room = room_in(news)
        if news:
            del self.fields["space"]
        else:
            self.fields["space"].queryset = writable_spaces(actor)  # type: ignore[attr-defined]
        if actor.person.profile == Profile.PUPIL:
            self.simplify()
        self.say_how_many_pictures()
        if news is None or news.state != NewsState.PUBLISHED:
            del self.fields["again"]

    def simplify(self) -> None:
        """For a child: a title, a text and a photo; where it goes, only if there is a choice."""
        del self.fields["shows_until"]
        self.fields["pictures"].label = _("Ajoute une photo")
        self.fields["pictures"].help_text = ""
        space = self.fields.get("space")
        if isinstance(space, SpaceChoice) and len(places := list(space.queryset or ())) == 1:
            self.initial["space"] = places[0].uid
            space.widget = forms.HiddenInput()

    def say_how_many_pictures(self) -> None:
        pictures = cast("PicturesField", self.fields["pictures"])
        pictures.help_text = " ".join(filter(None, (str(pictures.help_text), room_words(pictures.room))))

    def ask_pictures_again(self, *, young: bool) -> None:
        """A browser does not send them a second time by itself."""
        if self.files and "pictures" not in self.errors:
            asked = _("Choisis de nouveau ta photo.") if young else _("Choisissez de nouveau vos images.")
            self.add_error("pictures", asked)

    def clean_shows_until(self) -> Any:
        until = self.cleaned_data["shows_until"]
        if until and until < timezone.localdate():
            raise ValidationError(_("Ce jour est déjà passé."))
        return until

    def written(self) -> Written:
        given = self.cleaned_data
        return Written(given["title"], given["body"], given.get("shows_until"), given["pictures"])
