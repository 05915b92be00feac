from django.utils.translation import gettext_lazy as _

from preau.communication.news import home, register, telling
from preau.communication.news.events import NewsPublished, NewsWithdrawn
from preau.communication.news.queries import matching
from preau.communication.news.rules import reads_news
from preau.communication.news.services import NEWS
from preau.communication.news.showing import row_of
from preau.core.content.contributions import Counter, KeptData, YearEnd
from preau.core.portal.contributions import HomeBlock
from preau.core.search.contributions import Searchable
from preau.kernel.events.types import Handler
from preau.kernel.registry import Manifest

manifest = Manifest(
    "news",
    "Actualités",
    contributions=(
        NEWS,
        HomeBlock("news", order=30, concerns=reads_news, show=home.block),
        Handler(NewsPublished, run=telling.tell),
        Handler(NewsWithdrawn, run=telling.tell_no_more),
        Searchable(
            "news", NEWS.title, find=lambda actor, words: [row_of(news) for news in matching(actor, words)]
        ),
        KeptData(
            "news",
            what=_("Actualités écrites, images, et le fait de les avoir ouvertes"),
            purpose=_("Informer les élèves et leurs responsables de la vie de l’école"),
            basis=_("Mission d’intérêt public"),
            kept_for=_("Jusqu’à la fin de l’année scolaire suivante"),
            export=register.export,
            erase=register.erase,
        ),
        Counter("news", _("Actualités publiées"), count=register.published),
        YearEnd("news", _("Les actualités de l’année quittent les accueils"), run=register.end_year),
    ),
)
