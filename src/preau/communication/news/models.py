"""News items, their pictures, and who has read them."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from preau.core.directory.models import Person
from preau.core.files.models import Picture
from preau.core.spaces.models import Space
from preau.kernel.scope import ScopedModel
from preau.kernel.uid import UidModel


class NewsState(models.TextChoices):
    """`DRAFT` is its author's alone; what is `WITHDRAWN` can come back, and a `THROWN` draft for a week."""

    DRAFT = "draft", _("brouillon")
    PUBLISHED = "published", _("publiée")
    WITHDRAWN = "withdrawn", _("retirée")
    THROWN = "thrown", _("jetée")


class News(ScopedModel, UidModel):
    """
    Something that a space publishes; on homes until `shows_until` (included), in the list afterwards.

    States: see `NewsState`. Personal data: author, whatever the text says; kept until the end of the next school
    year.
    """

    scope_path = "space__school"

    space = models.ForeignKey(Space, models.PROTECT, related_name="+")
    author = models.ForeignKey(Person, models.PROTECT, related_name="+")
    title = models.CharField(max_length=120)
    body = models.TextField(max_length=5_000)
    state = models.CharField(max_length=10, choices=NewsState, default=NewsState.DRAFT)
    shows_until = models.DateField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    published_at = models.DateTimeField(null=True, blank=True)
    revised_at = models.DateTimeField(null=True, blank=True)
    thrown_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(state=NewsState.DRAFT)
                | models.Q(state=NewsState.THROWN, thrown_at__isnull=False)
                | models.Q(state__in=[NewsState.PUBLISHED, NewsState.WITHDRAWN], published_at__isnull=False),
                name="news_has_its_date",
            )
        ]
        indexes: ClassVar = [models.Index(fields=["space", "state", "-published_at"])]

    def __str__(self) -> str:
        return self.title

    @property
    def shown_pictures(self) -> "models.QuerySet[NewsPicture]":
        return self.pictures.filter(removed_at=None).select_related("picture")


class NewsPicture(models.Model):
    """A picture of a news item, in its place; once `removed_at`, for a week. Personal data: see `Picture`."""

    news = models.ForeignKey(News, models.CASCADE, related_name="pictures")
    picture = models.OneToOneField(Picture, models.CASCADE, related_name="+")
    position = models.PositiveSmallIntegerField()
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["position", "pk"]

    def __str__(self) -> str:
        return f"image {self.position} de {self.news_id}"


class Reading(models.Model):
    """
    Somebody `opened` a news item, or marked all as read without opening it.

    Personal data: what a person has read, shown to those responsible (`may_see_readers`), never to readers; erased
    with the item, or with the person's data.
    """

    news = models.ForeignKey(News, models.CASCADE, related_name="readings")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    opened = models.BooleanField(default=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint("news", "person", name="read_once")]

    def __str__(self) -> str:
        return f"lecture {self.pk}"
