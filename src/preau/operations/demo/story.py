"""What happened in the schools these last days: who teaches where, and what was published."""

from dataclasses import dataclass
from datetime import timedelta
from io import BytesIO

from django.utils import timezone

from preau.communication.news.actions import Written, draft, mark_read, publish
from preau.communication.news.models import News, NewsState
from preau.communication.news.services import NEWS
from preau.core.accounts.actor import Actor
from preau.core.directory.actions import Share, assign_class, claim_class
from preau.core.directory.models import ClassGroup, Person, School
from preau.core.directory.standing import standing
from preau.core.directory.types import Profile
from preau.core.files.pictures import Drawn, drawn
from preau.core.spaces.actions import choose_rank
from preau.core.spaces.models import Space
from preau.core.spaces.ranks import audience
from preau.core.spaces.types import Rank, Role
from preau.operations.demo.cast import Cast, head_of, teachers_of
from preau.operations.demo.drawings import garden, museum

ORDINARY = "ORDINAIRE"
READ_ALREADY = 14


def as_actor(person: Person) -> Actor:
    return Actor(person, standing(person, on=timezone.localdate()))


def give_classes(school: School, cast: Cast) -> None:
    """Each class to a teacher, by the head; in the shown school, the last one is only claimed."""
    classes = list(
        ClassGroup._base_manager.filter(school=school, closed_on=None, kind=ORDINARY).order_by("name")
    )
    head, teachers = (
        as_actor(head_of(school)),
        [one for one in teachers_of(school) if not is_head(one, school)],
    )
    pairs = list(zip(classes, teachers, strict=False))
    for class_group, teacher in pairs[:-1] if school == cast.school else pairs:
        assign_class(class_group, teacher, Share.whole(), actor=head)
    if school == cast.school and pairs:
        claim_class(pairs[-1][0], Share.whole(), actor=as_actor(pairs[-1][1]))


def is_head(person: Person, school: School) -> bool:
    return head_of(school) == person


def teacher_of(class_group: ClassGroup) -> Person:
    """Who was given this class; in the shown school, the first class of the cast's choosing always has one."""
    return class_group.teachings.filter(confirmed=True).select_related("staff")[0].staff


@dataclass(frozen=True, slots=True)
class Told:
    """A news item, how many days ago, and its pictures."""

    written: Written
    days: int


def image(data: bytes) -> Drawn:
    return drawn(BytesIO(data), size=len(data))


def class_news() -> list[Told]:
    photos = [image(garden(seed)) for seed in (1, 2, 3)]
    return [
        Told(
            Written(
                "Sortie au musée",
                "Mardi 1er décembre, nous irons au musée avec la classe.\n\nDépart à 9 h devant l’école, retour à "
                "16 h. Prévoyez un pique-nique, une gourde et un manteau.",
                pictures=[image(museum())],
            ),
            days=2,
        ),
        Told(
            Written(
                "Le jardin pousse !",
                "Nous avons semé les radis il y a trois semaines : ils sortent de terre.\n\nLes élèves mesurent les "
                "feuilles chaque lundi et notent tout dans le cahier de sciences.",
                pictures=photos,
            ),
            days=0,
        ),
    ]


def school_news() -> list[Told]:
    return [
        Told(
            Written(
                "Photo de classe lundi",
                "Le photographe vient lundi matin. Les enfants absents seront pris en photo une autre fois.",
            ),
            days=5,
        ),
        Told(
            Written(
                "Fête des lumières",
                "Vendredi 11 décembre à 17 h 30, l’école s’éclaire : chants dans la cour, soupe et gâteaux.\n\n"
                "Apportez une lanterne et un bol.",
            ),
            days=1,
        ),
    ]


def other_school_news() -> list[Told]:
    text = "La bourse aux livres a lieu mercredi de 14 h à 17 h sous le préau. Un livre donné, un livre pris."
    return [Told(Written("Bourse aux livres", text), days=3)]


def tell(space: Space, told: list[Told], author: Person) -> None:
    """Publish, then date it back: the demo has a past."""
    actor = as_actor(author)
    for one in told:
        news = publish(draft(space, one.written, actor=actor), actor=actor)
        News.objects.filter(pk=news.pk).update(
            published_at=timezone.now() - timedelta(days=one.days, hours=1)
        )


def give_the_floor(space: Space, pupil: Person, teacher: Person) -> None:
    """The class's pupils may write; one did, and their teacher has not looked yet. Some guardians have read."""
    choose_rank(space, NEWS, Role.PUPIL, Rank.CONTRIBUTE, actor=as_actor(teacher))
    text = "Samedi, j’ai vu un hérisson derrière la haie.\n\nIl mangeait une pomme. Je l’ai dessiné."
    written = Written("Le hérisson du jardin", text, pictures=[image(garden(4))])
    author = as_actor(pupil)
    publish(draft(space, written, actor=author), actor=author)
    guardians = audience(space, NEWS).filter(profile=Profile.GUARDIAN).order_by("sort_name", "pk")
    for news in News.objects.filter(space=space, state=NewsState.PUBLISHED):
        for guardian in guardians[:READ_ALREADY]:
            mark_read(news, actor=as_actor(guardian))


def tell_story(cast: Cast) -> None:
    """The shown class, its school, and the school of the sibling."""
    spaces = Space._base_manager.select_related("school", "class_group", "group")
    tell(spaces.get(kind="school", school=cast.school), school_news(), cast.head)
    teacher = teacher_of(cast.class_group)
    tell(spaces.get(class_group=cast.class_group), class_news(), teacher)
    draft(
        spaces.get(class_group=cast.class_group),
        Written("Notre correspondance", "Nos correspondants nous ont écrit : à suivre."),
        actor=as_actor(teacher),
    )
    give_the_floor(spaces.get(class_group=cast.class_group), cast.pupil, teacher)
    elsewhere = cast.sibling_school
    tell(spaces.get(kind="school", school=elsewhere), other_school_news(), head_of(elsewhere))
