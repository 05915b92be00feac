from django.utils.translation import gettext_lazy as _

from preau.communication.news import actions, home, queries, register, telling
from preau.communication.news.events import NewsPublished, NewsRevised, NewsToldAgain, NewsWithdrawn
from preau.communication.news.models import News
from preau.communication.news.rules import may_read, reads_news
from preau.communication.news.services import NEWS
from preau.communication.news.showing import address, row_of, text_of
from preau.core.content.contributions import Counter, KeptData, Moderated, YearEnd
from preau.core.directory.terms import EndOfNextYear
from preau.core.notifications.contributions import AllRead, Announces
from preau.core.portal.contributions import HomeBlock
from preau.core.search.contributions import Indexed
from preau.kernel.events.types import Handler
from preau.kernel.personal_data import Period, Purged
from preau.kernel.registry import Manifest

manifest = Manifest(
    "news",
    "Actualités",
    contributions=(
        NEWS,
        HomeBlock("news-unread", order=15, concerns=home.teaches, show=home.unread_block),
        HomeBlock("news", order=30, concerns=reads_news, show=home.block),
        Handler(NewsPublished, run=telling.tell),
        Handler(NewsRevised, run=telling.reword_notices),
        Handler(NewsToldAgain, run=telling.tell_again),
        Handler(NewsWithdrawn, run=telling.tell_no_more),
        Announces("news", readable=may_read.rows),
        Indexed(
            "news",
            NEWS.title,
            model=News,
            on=(NewsPublished, NewsRevised, NewsWithdrawn),
            kept=queries.findable,
            visible=queries.findable_by,
            text=text_of,
            row=row_of,
        ),
        Moderated(
            NEWS,
            rows=queries.with_its_place,
            accept=actions.show,
            template="news/shown.html",
            url=address,
        ),
        KeptData(
            "news",
            what=_("Actualités écrites, images, et le fait de les avoir ouvertes"),
            purpose=_("Informer les élèves et leurs responsables de la vie de l’école"),
            basis=_("Mission d’intérêt public"),
            kept_for=(
                Purged(EndOfNextYear(), since=_("la publication"), purge=register.forget_old),
                Purged(
                    Period(days=7),
                    since=_("pour un brouillon jeté ou une image enlevée"),
                    purge=register.forget_removed,
                ),
            ),
            export=register.export,
            erase=register.erase,
        ),
        AllRead("news", NEWS.title, run=actions.set_all_aside),
        Counter("news", _("Actualités publiées"), count=register.published),
        YearEnd("news", _("Les actualités de l’année quittent les accueils"), run=register.end_year),
    ),
)
